import { useRef } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import { timeLeft } from './time-left.ts';

/** The time left of the step under way, told from the first count that this step gave. */
export function useTimeLeft(progress: Progress | null): string {
  const start = useRef<{ step: string; done: number; at: number } | null>(null);
  if (progress === null) start.current = null;
  else if (start.current === null || start.current.step !== progress.step || start.current.done > progress.done)
    start.current = { step: progress.step, done: progress.done, at: performance.now() };
  if (progress === null || start.current === null) return '';
  const { done, at } = start.current;
  const total = progress.total === null ? null : progress.total - done;
  return timeLeft({ done: progress.done - done, total, seconds: (performance.now() - at) / 1000 });
}

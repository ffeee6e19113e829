import { useState } from 'react';

/**
 * Answers to several questions that are shown together. While those to a new question are not all there (`complete` is null), the last
 * that were: a list of one day never stands beside the figures of another. `complete` must keep its identity between two drawings.
 */
export function useLastComplete<T>(complete: T | null): T | null {
  const [kept, setKept] = useState<T | null>(complete);
  if (complete !== null && complete !== kept) setKept(() => complete);
  return complete ?? kept;
}

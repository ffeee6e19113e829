import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import { useApiQuery } from '../api/use-api-query.ts';

/** Reads all companies' files by one of the portfolio's verbs, says how far it is, and can be stopped: what was shown before then stays. */
export function usePortfolio<N extends 'portfolio.summary' | 'portfolio.today'>(verb: N) {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const query = useApiQuery(verb, {} as never, { fresh: true, onProgress: setProgress });
  return {
    query,
    /** Null once everything is read. */
    progress: query.isFetching ? (progress ?? { done: 0, total: null, step: 'Lecture des dossiers' }) : null,
    stop: () => void queryClient.cancelQueries({ queryKey: [verb, null] }),
  };
}

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import { useApi } from './api-context.tsx';
import { useOptionalCompany } from './company-context.tsx';
import { type CommandName, callVerb, type VerbInput, type VerbOutput } from './verbs.ts';

export type ApiCommand<N extends CommandName> = UseMutationResult<VerbOutput<N>, Error, VerbInput<N>> & {
  /** How far the running call has come; null when none runs or it says nothing. */
  progress: Progress | null;
  /** Cancels the running call; it then fails with the code CANCELLED and has changed nothing. */
  cancel: () => void;
};

export interface ApiCommandOptions<N extends CommandName> {
  /** As soon as it is written: to go elsewhere, or to say so. */
  onSuccess?: (output: VerbOutput<N>, input: VerbInput<N>) => void;
  /** Once what is on screen has been read again too: a dialog that closes then uncovers the list as the command has left it. */
  onRefreshed?: (output: VerbOutput<N>, input: VerbInput<N>) => void;
  onError?: (error: Error, input: VerbInput<N>) => void;
}

/**
 * Writes through one verb, in the open company. A success makes every figure on screen be asked for again: one database stands
 * behind them all, and a list kept by hand of what depends on what would go stale.
 */
export function useApiCommand<N extends CommandName>(name: N, options: ApiCommandOptions<N> = {}): ApiCommand<N> {
  const { client } = useApi();
  const company = useOptionalCompany()?.companyId;
  const queryClient = useQueryClient();
  const running = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const mutation = useMutation<VerbOutput<N>, Error, VerbInput<N>>({
    mutationFn: async (input) => {
      const controller = new AbortController();
      running.current = controller;
      try {
        return await callVerb(client, name, input, { company, signal: controller.signal, onProgress: setProgress });
      } finally {
        running.current = null;
        setProgress(null);
      }
    },
    onSuccess: async (output, input) => {
      options.onSuccess?.(output, input);
      await queryClient.invalidateQueries();
      options.onRefreshed?.(output, input);
    },
    onError: (error, input) => options.onError?.(error, input),
  });
  const cancel = useCallback(() => running.current?.abort(), []);
  return { ...mutation, progress, cancel };
}

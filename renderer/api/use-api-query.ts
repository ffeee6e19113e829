import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Progress } from '../../shared/contract/reply.ts';
import { useApi } from './api-context.tsx';
import { useOptionalCompany } from './company-context.tsx';
import { callVerb, type QueryName, type VerbInput, type VerbOutput } from './verbs.ts';

export interface ApiQueryOptions {
  /** False: not asked for yet. */
  enabled?: boolean;
  /** Keeps showing the previous answer while a new input is being answered, instead of an empty screen. */
  keepPrevious?: boolean;
  /** Asked for again each time that a screen shows it, though nothing changed here: what files hold that others write to. */
  fresh?: boolean;
  /** Hears how far a long query has come. */
  onProgress?: (progress: Progress) => void;
}

/**
 * Reads through one verb, in the open company: `useApiQuery('dashboard.figures', { month })`. The answer is kept until a
 * command succeeds (see useApiCommand); leaving the screen cancels a running call.
 */
export function useApiQuery<N extends QueryName>(
  name: N,
  input: VerbInput<N>,
  options: ApiQueryOptions = {},
): UseQueryResult<VerbOutput<N>> {
  const { client } = useApi();
  const company = useOptionalCompany()?.companyId;
  return useQuery<VerbOutput<N>>({
    queryKey: [name, company ?? null, input],
    queryFn: ({ signal }) => callVerb(client, name, input, { company, signal, onProgress: options.onProgress }),
    enabled: options.enabled ?? true,
    refetchOnMount: options.fresh ? 'always' : true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

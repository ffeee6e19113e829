import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import type { LetterRequest } from './use-letter-actions.ts';

/** Passes over a check of a letter that is only shown so far: it becomes a draft, which keeps the reason. */
export function useOverride(): (request: LetterRequest, code: string, reason: string) => Promise<void> {
  const { client } = useApi();
  const { companyId: company } = useCompany();
  const queryClient = useQueryClient();
  return useCallback(
    async ({ customerName: _, ...input }, code, reason) => {
      const { letterId } = await client.letters.draft(input, { company });
      await client.letters.override({ letterId, code, reason }, { company });
      await queryClient.invalidateQueries();
    },
    [client, company, queryClient],
  );
}

import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Proof, ProofPart, ProofRow } from '../../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { useApi } from '../../api/api-context.tsx';
import { useCompany } from '../../api/company-context.tsx';

/** As many rows as one call brings. */
export const ROWS_A_PAGE = 5000;

export type KeyedRow = ProofRow & { key: number };

/** The rows of one list of a proof: those that came with it while they are all, else as many pages as are asked for. */
export function useProofRows(proof: Proof, part: ProofPart, count: number, scope: Scope, pages: number) {
  const { client } = useApi();
  const { companyId } = useCompany();
  const own = useMemo(() => proof.rows.filter((row) => row.part === part), [proof, part]);
  const isWhole = own.length >= count;
  const wanted = isWhole ? 0 : Math.min(pages, Math.ceil(count / ROWS_A_PAGE));
  const {
    pages: loaded,
    error,
    retry,
  } = useQueries({
    queries: Array.from({ length: wanted }, (_, page) => {
      const input = { figure: proof.figure, month: proof.month, ...scope, part, offset: page * ROWS_A_PAGE, limit: ROWS_A_PAGE };
      return {
        queryKey: ['dashboard.proof', companyId, input],
        queryFn: ({ signal }: { signal: AbortSignal }) => client.dashboard.proof(input, { company: companyId, signal }),
      };
    }),
    combine: gathered,
  });
  const rows = useMemo((): KeyedRow[] => (loaded ?? own).map((row, key) => ({ ...row, key })), [own, loaded]);
  return { rows, error, retry };
}

/** The pages as one list, in their order: as many as have come without a gap; null before the first. */
function gathered(queries: UseQueryResult<Proof>[]) {
  const missing = queries.findIndex((query) => query.data === undefined);
  const whole = missing === -1 ? queries : queries.slice(0, missing);
  return {
    pages: whole.length === 0 ? null : whole.flatMap((query) => query.data?.rows ?? []),
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch();
    },
  };
}

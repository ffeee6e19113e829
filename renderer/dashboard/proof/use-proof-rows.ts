import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ExcludedRow, Proof, ProofList, ProofPart, ProofRow } from '../../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { useApi } from '../../api/api-context.tsx';
import { useCompany } from '../../api/company-context.tsx';

/** As many rows as one call brings. */
export const ROWS_A_PAGE = 5000;

type Keyed<Row> = Row & { key: number };

/** The rows of one list of a proof: those that came with it while they are all, else as many pages as are asked for. */
export function useProofRows(proof: Proof, part: ProofPart, count: number, scope: Scope, pages: number) {
  const own = useMemo(() => proof.rows.filter((row) => row.part === part), [proof, part]);
  return useList<ProofRow>({ proof, list: part, own, count, scope, pages, rowsOf });
}

/** The same of what is left out. */
export function useLeftOutRows(proof: Proof, scope: Scope, pages: number) {
  const { excluded: own, excludedCount: count } = proof;
  return useList<ExcludedRow>({ proof, list: 'excluded', own, count, scope, pages, rowsOf: leftOutOf });
}

const rowsOf = ({ rows }: Proof) => rows;
const leftOutOf = ({ excluded }: Proof) => excluded;

interface List<Row> {
  proof: Proof;
  list: ProofList;
  /** Those that came with the proof. */
  own: readonly Row[];
  count: number;
  scope: Scope;
  pages: number;
  rowsOf: (page: Proof) => readonly Row[];
}

function useList<Row>({ proof, list, own, count, scope, pages, rowsOf: of }: List<Row>) {
  const { client } = useApi();
  const { companyId } = useCompany();
  const isWhole = own.length >= count;
  const wanted = isWhole ? 0 : Math.min(pages, Math.ceil(count / ROWS_A_PAGE));
  const { loaded, error, retry } = useQueries({
    queries: Array.from({ length: wanted }, (_, page) => {
      const input = { figure: proof.figure, asOf: proof.asOf, ...scope, part: list, offset: page * ROWS_A_PAGE, limit: ROWS_A_PAGE };
      return {
        queryKey: ['dashboard.proof', companyId, input],
        queryFn: ({ signal }: { signal: AbortSignal }) => client.dashboard.proof(input, { company: companyId, signal }),
      };
    }),
    combine: gathered,
  });
  const rows = useMemo((): Keyed<Row>[] => (loaded?.flatMap(of) ?? own).map((row, key) => ({ ...row, key })), [own, loaded, of]);
  return { rows, error, retry };
}

/** The pages in their order: as many as have come without a gap; null before the first. */
function gathered(queries: UseQueryResult<Proof>[]) {
  const missing = queries.findIndex((query) => query.data === undefined);
  const whole = missing === -1 ? queries : queries.slice(0, missing);
  return {
    loaded: whole.length === 0 ? null : whole.flatMap((query) => query.data ?? []),
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch();
    },
  };
}

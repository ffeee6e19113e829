import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';

/** As many invoices as one call brings: others are answered between two of them. */
const A_CALL = 10_000;
/** As many as are shown at once, while the others are read. */
const FIRST_SHOWN = 1000;

/**
 * The invoices of a list as of today: those that are open, or all of them. Open ones are few and come at once; of all of them the latest are
 * shown first, then the whole list together. `isComplete` says which.
 */
export function useListedInvoices(wantsAll: boolean) {
  const { client } = useApi();
  const { companyId, today } = useCompany();
  const counts = useApiQuery('invoices.counts', { asOf: today });
  const open = useApiQuery('invoices.list', { asOf: today, open: true });
  const count = counts.data?.all ?? 0;
  const calls = wantsAll ? Math.ceil(count / A_CALL) : 0;
  const first = useApiQuery('invoices.list', { asOf: today, limit: FIRST_SHOWN }, { enabled: calls > 1 });
  const whole = useQueries({
    queries: Array.from({ length: calls }, (_, call) => {
      const input = { asOf: today, offset: call * A_CALL, limit: A_CALL };
      return {
        queryKey: ['invoices.list', companyId, input],
        queryFn: ({ signal }: { signal: AbortSignal }) => client.invoices.list(input, { company: companyId, signal }),
        // The latest first: they are on screen before the others are asked for.
        enabled: calls <= 1 || first.data !== undefined,
      };
    }),
    combine: gathered,
  });
  const all = whole.data ?? first.data;
  const invoices = useMemo((): InvoiceSummary[] | undefined => {
    if (!wantsAll) return open.data;
    return count === 0 ? counts.data && [] : all;
  }, [wantsAll, open.data, count, counts.data, all]);
  const failed = [counts, open, first].find((query) => query.error)?.error ?? whole.error;
  return {
    /** Null while they are read. */
    invoices: invoices ?? null,
    open: open.data ?? null,
    counts: counts.data ?? null,
    isComplete: wantsAll ? count === 0 || whole.data !== null : true,
    error: failed ?? null,
    retry: () => {
      void Promise.all([counts.refetch(), open.refetch()]);
      whole.retry();
    },
  };
}

/** All of the stretches in their order; null before the last of them. */
function gathered(queries: UseQueryResult<InvoiceSummary[]>[]) {
  const isWhole = queries.length > 0 && queries.every((query) => query.data !== undefined);
  return {
    data: isWhole ? queries.flatMap((query) => query.data ?? []) : null,
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch();
    },
  };
}

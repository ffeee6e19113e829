import { useState } from 'react';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { ProposedAmount } from '../../shared/forecasts/forecasts.contract.ts';
import type { VerbInput } from '../api/verbs.ts';
import type { ForecastWriter } from './ForecastGrid.tsx';

type Changes = VerbInput<'forecasts.setMonths'>['months'][number];

/** Writes the amounts that were shown, then closes the dialog that showed them. */
export function useWriteProposal(writer: ForecastWriter, onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const write = async (amounts: readonly ProposedAmount[], done: string) => {
    const byMonth = new Map<YearMonth, Changes>();
    for (const { month, field, afterCents } of amounts) {
      byMonth.set(month, { ...(byMonth.get(month) ?? { month }), [field]: afterCents });
    }
    setBusy(true);
    try {
      await writer.write([...byMonth.values()], done);
      onClose();
    } catch {
      setBusy(false); // said by the command itself; the dialog stays to try again
    }
  };
  return { busy, write };
}

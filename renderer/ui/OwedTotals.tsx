import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, subtractCents, sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { FigureLink } from './FigureLink.tsx';
import type { ProofOrigin } from './routing/proof-address.ts';

/**
 * What all of a list comes to, beside its title: « 12 300,00 € à encaisser, dont 4 000,00 € en retard », each leading to where it comes from.
 * Open credit notes are never late and can bring the whole under what is: the late is no part of it then, and the difference is said.
 */
export function OwedTotals({
  outstanding,
  overdue,
  verb,
  day,
  from,
}: {
  outstanding: readonly Cents[];
  overdue: readonly Cents[];
  /** What the first amount is: « à encaisser ». */
  verb: string;
  day: LocalDate;
  from: ProofOrigin;
}) {
  const link = { day, from, underline: 'onHover' } as const;
  const owed = sumCents(outstanding);
  const late = sumCents(overdue);
  const deducted = late > 0 && late > owed ? subtractCents(late, owed) : null;
  return (
    <>
      <FigureLink {...link} figure="outstandingCents" name="Encours" value={formatEuros(owed)} /> {verb}
      {deducted === null ? ', dont ' : '\u00a0: '}
      <FigureLink {...link} figure="overdueCents" name="Échu" value={formatEuros(late)} /> en retard
      {deducted !== null && `, ${formatEuros(deducted)} de moins une fois les avoirs déduits`}
    </>
  );
}

import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { FigureLink } from './FigureLink.tsx';
import type { ProofOrigin } from './routing/proof-address.ts';

/** What all of a list comes to, beside its title: « 12 300,00 € à encaisser, dont 4 000,00 € en retard », each leading to where it comes from. */
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
  return (
    <>
      <FigureLink {...link} figure="outstandingCents" name="Encours" value={formatEuros(sumCents(outstanding))} /> {verb}, dont{' '}
      <FigureLink {...link} figure="overdueCents" name="Échu" value={formatEuros(sumCents(overdue))} /> en retard
    </>
  );
}

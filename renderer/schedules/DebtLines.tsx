import { type Cents, negateCents, sumCents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros } from '../../shared/money/format-money.ts';
import type { SchedulePlan } from '../../shared/schedules/schedules.contract.ts';
import classes from './DebtLines.module.css';

/** What the sum to be acknowledged is made of, line by line: the invoices, what comes off them, the late fees. */
export function DebtLines({ plan }: { plan: SchedulePlan }) {
  const { credits, principalCents, interestCents, indemnityCents, totalCents } = plan;
  const deducted = credits.filter(({ deductedCents }) => deductedCents > 0);
  const lines: { label: string; amountCents: Cents }[] = [
    { label: 'Reste dû des factures choisies', amountCents: sumCents([principalCents, ...deducted.map((credit) => credit.deductedCents)]) },
    ...deducted.map(({ label, deductedCents }) => ({ label, amountCents: negateCents(deductedCents) })),
    { label: 'Pénalités de retard', amountCents: interestCents },
    { label: 'Indemnités de 40 €', amountCents: indemnityCents },
  ].filter(({ amountCents }, index) => index === 0 || amountCents !== 0);
  return (
    <table className={classes.lines} aria-label="Somme reconnue">
      <tbody>
        {lines.length > 1 &&
          lines.map(({ label, amountCents }) => (
            <tr key={label}>
              <td>{label}</td>
              <td>{formatAmount(amountCents)}</td>
            </tr>
          ))}
        <tr>
          <th scope="row">À répartir{interestCents + indemnityCents === 0 && ', sans les frais'}</th>
          <td>{formatEuros(totalCents)}</td>
        </tr>
      </tbody>
    </table>
  );
}

import { type Cents, negateCents, subtractCents, sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { PlannedInstalment } from '../../shared/schedules/schedules.contract.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import classes from './InstalmentEditor.module.css';

/** An instalment as it is being typed. */
export interface TypedPart {
  dueOn: PlannedInstalment['dueOn'] | null;
  amountCents: Cents | null;
}

/** Why these parts cannot be agreed, in a sentence; null when they can. */
export function partsProblem(parts: readonly TypedPart[], totalCents: Cents): string | null {
  if (parts.some(({ dueOn, amountCents }) => dueOn === null || amountCents === null || amountCents <= 0)) {
    return 'Chaque échéance a une date et un montant.';
  }
  const rest = subtractCents(totalCents, sumCents(parts.flatMap(({ amountCents }) => amountCents ?? [])));
  if (rest > 0) return `Il manque ${formatEuros(rest)} pour faire ${formatEuros(totalCents)}.`;
  if (rest < 0) return `Les échéances dépassent ${formatEuros(totalCents)} de ${formatEuros(negateCents(rest))}.`;
  const dates = parts.map(({ dueOn }) => dueOn ?? '');
  return dates.some((day, index) => index > 0 && day <= (dates[index - 1] ?? ''))
    ? 'Les dates se suivent, une échéance par jour au plus.'
    : null;
}

/** The proposed instalments, to be changed one by one. The sum is checked by `partsProblem`. */
export function InstalmentEditor({ parts, onChange }: { parts: readonly TypedPart[]; onChange: (parts: TypedPart[]) => void }) {
  const change = (index: number, part: Partial<TypedPart>) =>
    onChange(parts.map((before, position) => (position === index ? { ...before, ...part } : before)));
  return (
    <ol className={classes.parts} aria-label="Échéances à convenir">
      {parts.map(({ dueOn, amountCents }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the schedule
        <li key={index}>
          <span>{index + 1}</span>
          <DateField
            aria-label={`Date de l’échéance ${index + 1}`}
            value={dueOn}
            onChange={(day) => change(index, { dueOn: day })}
            w={130}
          />
          <AmountField
            aria-label={`Montant de l’échéance ${index + 1}`}
            value={amountCents}
            onChange={(amount) => change(index, { amountCents: amount })}
            w={150}
          />
        </li>
      ))}
    </ol>
  );
}

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Charge } from '../../shared/charges/charges.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { firstDayOf, lastDayOf, monthOf, type YearMonth } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { errorMessage } from '../api/error-message.ts';
import type { ApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { focusRefusedDate } from '../ui/form/refused-date.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import classes from './ChargesPanel.module.css';

/** Today in the current month, the last day of a past one; none in a month to come, where a date is to be chosen knowingly. */
function usualDay(month: YearMonth, today: LocalDate): LocalDate | null {
  if (month === monthOf(today)) return today;
  return month < monthOf(today) ? lastDayOf(month) : null;
}

/** Adds one charge. After a success the date and the nature stay, since the next one is often alike. */
export function AddChargeForm({ month, today, command }: { month: YearMonth; today: LocalDate; command: ApiCommand<'charges.add'> }) {
  const [date, setDate] = useState<LocalDate | null>(usualDay(month, today));
  const [label, setLabel] = useState('');
  const [amount, setAmount] = useState<Cents | null>(null);
  const [nature, setNature] = useState<Charge['nature']>('fixed');
  const [checked, setChecked] = useState(false);
  // A new form of amount each time: what was typed but not read goes away with the old one.
  const [round, setRound] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const labelField = useRef<HTMLInputElement>(null);

  const submit = () => {
    setChecked(true);
    if (date === null || amount === null || label.trim() === '' || (form.current && focusRefusedDate(form.current))) return;
    command.mutate(
      { date, label, amountCents: amount, nature },
      {
        onSuccess: () => {
          setLabel('');
          setAmount(null);
          setRound((current) => current + 1);
          setChecked(false);
          labelField.current?.focus();
        },
      },
    );
  };

  return (
    <form
      ref={form}
      className={classes.form}
      aria-label="Ajouter une charge"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        ref={labelField}
        className={classes.wide}
        label="Libellé"
        placeholder="Loyer de l’atelier"
        maxLength={200}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        error={checked && label.trim() === '' ? 'Dites ce que c’est.' : undefined}
      />
      <DateField
        label={
          date !== null && date > today ? (
            <>
              Date, <span className={classes.future}>dans l’avenir</span>
            </>
          ) : (
            'Date'
          )
        }
        value={date}
        onChange={setDate}
        min={firstDayOf(month)}
        max={lastDayOf(month)}
        what="La charge"
        error={checked && date === null ? 'Choisissez un jour du mois.' : undefined}
      />
      <AmountField
        key={round}
        label="Montant TTC"
        value={amount}
        onChange={setAmount}
        error={checked && amount === null ? 'Écrivez un montant.' : undefined}
      />
      <SegmentedControl
        aria-label="Nature de la charge"
        value={nature}
        onChange={(value) => setNature(value as Charge['nature'])}
        data={[
          { value: 'fixed', label: 'Fixe' },
          { value: 'variable', label: 'Variable' },
        ]}
      />
      <Button type="submit" variant="filled" loading={command.isPending}>
        Ajouter la charge
      </Button>
      {command.error && (
        <div className={classes.wide}>
          <InlineAlert tone="warn">{errorMessage(command.error)}</InlineAlert>
        </div>
      )}
    </form>
  );
}

import { DateInput, type DateInputProps } from '@mantine/dates';
import { useEffect, useRef, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { parseTypedDate } from '../../shared/dates/parse-typed-date.ts';
import { typedDateProblem } from '../../shared/dates/typed-date-problem.fr.ts';

export interface DateFieldProps extends Omit<DateInputProps, 'value' | 'onChange' | 'minDate' | 'maxDate'> {
  value: LocalDate | null;
  /** Null when the field is emptied, and for as long as what is typed is no date that can be taken. */
  onChange: (value: LocalDate | null) => void;
  min?: LocalDate;
  max?: LocalDate;
  /** What the date is of, to begin the sentence of one out of bounds: « La première échéance ». */
  what?: string;
}

/**
 * A date, typed in French (`31/1/26` is enough) or picked in a calendar. One that does not exist or is out of bounds stays as typed,
 * with the reason under it, and no other date is taken for it: see `focusRefusedDate` for the forms. The calendar opens by a click or an arrow,
 * never as the keyboard goes by: it would hide the fields below. An arrow goes on into its days, Escape comes back.
 */
export function DateField({ value, onChange, min, max, what, error, onInput, onBlur, popoverProps, ...rest }: DateFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // While typing, the start of a date is no mistake yet.
  const [wasLeft, setWasLeft] = useState(false);
  useEffect(() => {
    if (value !== null) setProblem(null);
  }, [value]);

  const read: NonNullable<DateInputProps['onInput']> = (event) => {
    const text = event.currentTarget.value;
    const found = typedDateProblem(text, { min, max, what });
    setProblem(found);
    setWasLeft(false);
    if (found !== null || text.trim() === '') onChange(null);
    onInput?.(event);
  };
  const onKeyDown: NonNullable<DateInputProps['onKeyDown']> = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) openCalendar()?.querySelector<HTMLElement>('td button:is([data-selected], [tabindex="0"]):not(:disabled)')?.focus();
      else setOpen(true);
    } else if (event.key === 'Escape' || event.key === 'Enter') setOpen(false);
  };
  const close = () => {
    setOpen(false);
    if (openCalendar()?.contains(document.activeElement)) field.current?.focus();
  };
  return (
    <DateInput
      ref={field}
      valueFormat="DD/MM/YYYY"
      placeholder="jj/mm/aaaa"
      dateParser={parseTypedDate}
      value={value}
      onChange={(next) => {
        setProblem(null);
        close();
        onChange(next as LocalDate | null);
      }}
      onClick={() => setOpen(true)}
      onKeyDown={onKeyDown}
      // Escape then closes the calendar, not the dialog that it is in.
      data-mantine-stop-propagation={isOpen || undefined}
      onInput={read}
      onBlur={(event) => {
        if (openCalendar()?.contains(event.relatedTarget)) return;
        setWasLeft(true);
        setOpen(false);
        onBlur?.(event);
      }}
      fixOnBlur={problem === null}
      data-refused={problem === null ? undefined : true}
      error={problem !== null && wasLeft ? problem : error}
      // Above, where there is room: under the last field of a dialog it would hide the buttons.
      popoverProps={{ position: 'top-start', ...popoverProps, opened: isOpen, onChange: (opened) => !opened && close() }}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      {...rest}
    />
  );
}

/** The calendar that is open, which is drawn outside its field; there is never more than one. */
function openCalendar(): Element | null {
  return document.querySelector('[data-dates-dropdown]');
}

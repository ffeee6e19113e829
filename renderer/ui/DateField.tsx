import { DateInput, type DateInputProps } from '@mantine/dates';
import { useEffect, useState } from 'react';
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
 * with the reason under it, and no other date is taken for it: see `focusRefusedDate` for the forms.
 */
export function DateField({ value, onChange, min, max, what, error, onInput, onBlur, ...rest }: DateFieldProps) {
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
  return (
    <DateInput
      valueFormat="DD/MM/YYYY"
      placeholder="jj/mm/aaaa"
      dateParser={parseTypedDate}
      value={value}
      onChange={(next) => {
        setProblem(null);
        onChange(next as LocalDate | null);
      }}
      onInput={read}
      onBlur={(event) => {
        setWasLeft(true);
        onBlur?.(event);
      }}
      fixOnBlur={problem === null}
      data-refused={problem === null ? undefined : true}
      error={problem !== null && wasLeft ? problem : error}
      // Above, where there is room: under the last field of a dialog it would hide the buttons.
      popoverProps={{ position: 'top-start' }}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      {...rest}
    />
  );
}

import { DateInput, type DateInputProps } from '@mantine/dates';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { parseTypedDate } from '../../shared/dates/parse-typed-date.ts';

export interface DateFieldProps extends Omit<DateInputProps, 'value' | 'onChange' | 'minDate' | 'maxDate'> {
  value: LocalDate | null;
  onChange: (value: LocalDate | null) => void;
  min?: LocalDate;
  max?: LocalDate;
}

/** A date, typed in French (`31/1/26` is enough) or picked in a calendar. */
export function DateField({ value, onChange, min, max, ...rest }: DateFieldProps) {
  return (
    <DateInput
      valueFormat="DD/MM/YYYY"
      placeholder="jj/mm/aaaa"
      dateParser={parseTypedDate}
      value={value}
      onChange={(next) => onChange(next as LocalDate | null)}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      {...rest}
    />
  );
}

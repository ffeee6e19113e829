import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { parseEuros } from '../../shared/money/parse-euros.ts';

export interface AmountFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  value: Cents | null;
  onChange: (value: Cents | null) => void;
}

/**
 * An amount in euros, typed as French text and kept in exact cents. What cannot be read stays as typed with a remark, and
 * counts as no amount.
 */
export function AmountField({ value, onChange, error, ...rest }: AmountFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  return (
    <TextInput
      inputMode="decimal"
      rightSection="€"
      styles={{ input: { textAlign: 'right' } }}
      value={typed ?? (value === null ? '' : formatAmount(value))}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setRefused(false);
        onChange(parseEuros(text));
      }}
      onBlur={() => {
        if (typed === null) return;
        if (typed.trim() === '' || parseEuros(typed) !== null) setTyped(null);
        else setRefused(true);
      }}
      error={refused ? 'Écrivez un montant comme 1 234,56.' : error}
      {...rest}
    />
  );
}

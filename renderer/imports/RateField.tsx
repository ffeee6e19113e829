import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseRate } from '../../shared/money/exchange-rate.ts';
import classes from './Imports.module.css';

export interface RateFieldProps {
  /** The rate answered so far; empty when there is none. */
  value: string;
  onRate: (rate: string) => void;
}

/** A rate of exchange: euros for one unit of the other currency, taken when the field is left or Enter is pressed. */
export function RateField({ value, onRate }: RateFieldProps) {
  const [typed, setTyped] = useState(value.replace('.', ','));
  const rate = parseRate(typed);
  const take = () => {
    if (rate !== null && rate !== value) onRate(rate);
  };
  return (
    <TextInput
      className={classes.otherDay}
      label="Taux, en euros pour une unité"
      placeholder="0,9213"
      inputMode="decimal"
      value={typed}
      error={typed.trim() !== '' && rate === null ? 'Un nombre positif, comme 0,9213' : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}

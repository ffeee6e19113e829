import { Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ImportPreview, ImportResemblance } from '../../shared/imports/imports.contract.ts';
import { Card } from '../ui/Card.tsx';
import classes from './Imports.module.css';

/**
 * Every resemblance that the file has shown so far: one that was accepted is no longer in the preview, but stays on screen so that it can
 * be taken back.
 */
export function useSeenResemblances(preview: ImportPreview | undefined): readonly ImportResemblance[] {
  const [seen, setSeen] = useState<readonly ImportResemblance[]>([]);
  useEffect(() => {
    if (!preview) return;
    setSeen((known) => {
      const added = preview.resemblances.filter(({ code }) => !known.some((one) => one.code === code));
      return added.length === 0 ? known : [...known, ...added];
    });
  }, [preview]);
  return seen;
}

export interface ResemblancesProps {
  resemblances: readonly ImportResemblance[];
  answers: Readonly<Record<string, string>>;
  onAnswers: (answers: Record<string, string>) => void;
}

/** New customers nearly named like known ones: each can be said to be the same; left alone, they are two. */
export function Resemblances({ resemblances, answers, onAnswers }: ResemblancesProps) {
  return (
    <Card title="Est-ce le même client ?" note="Sans votre accord, ils restent deux clients.">
      <ul className={classes.resemblances}>
        {resemblances.map(({ code, name, customerId, customerName, customerCode }) => (
          <li key={code}>
            <Checkbox
              label={`« ${name} » est « ${customerName} »${customerCode === '' ? '' : ` (${customerCode})`}`}
              checked={answers[code] !== undefined}
              onChange={(event) => {
                const { [code]: _before, ...others } = answers;
                onAnswers(event.currentTarget.checked ? { ...others, [code]: String(customerId) } : others);
              }}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

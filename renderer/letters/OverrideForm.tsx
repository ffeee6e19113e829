import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { errorMessage } from '../api/error-message.ts';
import classes from './OverrideForm.module.css';

/** « Passer outre… » beside a check that stops a letter: asks for the reason, which is kept with the letter. */
export function OverrideForm({ onOverride }: { onOverride: (reason: string) => Promise<unknown> }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!open)
    return (
      <Button size="compact-xs" onClick={() => setOpen(true)}>
        Passer outre…
      </Button>
    );
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await onOverride(reason.trim());
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className={classes.form}>
      <TextInput
        aria-label="Raison de passer outre"
        placeholder="Raison, gardée avec le courrier"
        size="xs"
        maxLength={300}
        autoFocus
        value={reason}
        error={problem}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && reason.trim().length >= 3) {
            event.preventDefault();
            void submit();
          }
          if (event.key === 'Escape') {
            event.stopPropagation();
            setOpen(false);
          }
        }}
      />
      <Button size="compact-xs" disabled={reason.trim().length < 3} loading={busy} onClick={() => void submit()}>
        Passer outre
      </Button>
    </span>
  );
}

import { Button } from '@mantine/core';
import { errorMessage } from '../../api/error-message.ts';
import classes from './SaveBar.module.css';

/** At the foot of a form that is part of a screen: says that something is not saved yet, and saves it or gives it up. */
export function SaveBar({
  isDirty,
  busy,
  error,
  verb,
  onGiveUp,
}: {
  isDirty: boolean;
  busy: boolean;
  error: unknown;
  verb: string;
  onGiveUp: () => void;
}) {
  return (
    <div className={classes.bar} role="status" data-dirty={isDirty || undefined}>
      <span className={error ? classes.error : classes.note}>
        {error ? errorMessage(error) : isDirty ? 'Modifications pas encore enregistrées' : 'Tout est enregistré'}
      </span>
      <Button disabled={!isDirty || busy} onClick={onGiveUp}>
        Annuler les modifications
      </Button>
      <Button type="submit" variant="filled" disabled={!isDirty} loading={busy}>
        {verb}
      </Button>
    </div>
  );
}

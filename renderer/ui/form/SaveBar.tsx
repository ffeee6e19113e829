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
    <div className={classes.bar} data-dirty={isDirty || undefined}>
      {/* At the left: what was just done is said at the bottom right, and must not cover the way to save. */}
      <Button type="submit" variant="filled" disabled={!isDirty} loading={busy}>
        {verb}
      </Button>
      <Button disabled={!isDirty || busy} onClick={onGiveUp}>
        Annuler les modifications
      </Button>
      <span className={error ? classes.error : classes.note} role={error ? 'alert' : 'status'}>
        {error ? errorMessage(error) : isDirty ? 'Modifications pas encore enregistrées' : 'Tout est enregistré'}
      </span>
    </div>
  );
}

import { Button } from '@mantine/core';
import { errorMessage } from '../../api/error-message.ts';
import classes from './SaveBar.module.css';

/** At the foot of a form that is part of a screen: says that something is not saved yet, and saves it or gives it up. */
export function SaveBar({
  isDirty,
  busy,
  error,
  verb,
  toMend = [],
  refused = false,
  onGiveUp,
}: {
  isDirty: boolean;
  busy: boolean;
  error: unknown;
  verb: string;
  /** The fields that are wrong as they stand. */
  toMend?: readonly string[];
  /** They were to be saved, and were not. */
  refused?: boolean;
  onGiveUp: () => void;
}) {
  const isRefused = isDirty && refused && toMend.length > 0;
  const mend = toMend.length === 0 ? '' : ` ; à corriger : ${toMend.join(', ')}`;
  const state = isRefused
    ? `Rien n’est enregistré${mend}`
    : isDirty
      ? `Modifications pas encore enregistrées${mend}`
      : mend === ''
        ? 'Tout est enregistré'
        : `Enregistré${mend}`;
  const isWrong = Boolean(error) || isRefused;
  return (
    <div className={classes.bar} data-dirty={isDirty || undefined}>
      {/* At the left: what was just done is said at the bottom right, and must not cover the way to save. */}
      <Button type="submit" variant="filled" disabled={!isDirty} loading={busy}>
        {verb}
      </Button>
      <Button disabled={!isDirty || busy} onClick={onGiveUp}>
        Annuler les modifications
      </Button>
      <span className={isWrong ? classes.error : classes.note} role={isWrong ? 'alert' : 'status'}>
        {error && !isRefused ? errorMessage(error) : state}
      </span>
    </div>
  );
}

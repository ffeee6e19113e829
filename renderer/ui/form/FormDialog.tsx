import { Button, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { errorMessage, wasCancelled } from '../../api/error-message.ts';
import { InlineAlert } from '../InlineAlert.tsx';
import classes from './FormDialog.module.css';
import { focusRefusedDate } from './refused-date.ts';

export interface FormDialogProps {
  title: string;
  /** What the button does: « Enregistrer le règlement ». */
  verb: string;
  onSubmit: () => void;
  onClose: () => void;
  /** Something was typed: closing by accident asks first. */
  isDirty: boolean;
  busy?: boolean;
  /** The content says how far the work has come, so it goes on being drawn while busy. */
  showsProgress?: boolean;
  /** Why the last attempt was refused. */
  error?: unknown;
  canSubmit?: boolean;
  /** The word of the button that leaves things as they are; « Fermer » when not given. */
  closeWord?: string;
  /** The button undoes or gives something up. */
  isDangerous?: boolean;
  /** Pixels. */
  size?: number;
  /** At the left of the buttons: a sum, a remark. */
  note?: ReactNode;
  children: ReactNode;
}

/**
 * A form over the screen. Mounted when it opens, unmounted when it closes. Escape, the cross and a click outside close it; once
 * something was typed they ask whether to give it up, in the dialog itself, and Escape then goes back to the form.
 */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    verb,
    onSubmit,
    onClose,
    isDirty,
    busy = false,
    error,
    canSubmit = true,
    isDangerous = false,
    size = 480,
    closeWord = 'Fermer',
    note,
    children,
  } = useAsSubmitted(props);
  const [asking, setAsking] = useState(false);
  useReturnFocus();

  const leave = () => {
    if (busy) return;
    if (asking) setAsking(false);
    else if (isDirty) setAsking(true);
    else onClose();
  };
  return (
    <Modal opened onClose={leave} title={title} size={size} transitionProps={{ duration: 0 }}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (canSubmit && !busy && !asking && !focusRefusedDate(event.currentTarget)) onSubmit();
        }}
      >
        <div className={classes.fields} inert={asking}>
          {children}
        </div>
        {error !== undefined && error !== null && !wasCancelled(error) && <InlineAlert tone="warn">{errorMessage(error)}</InlineAlert>}
        {asking ? (
          <div className={classes.foot} role="alertdialog" aria-label="Abandonner la saisie">
            <span className={classes.note}>Ce que vous avez saisi sera perdu.</span>
            <Button color="late" variant="filled" onClick={onClose}>
              Abandonner la saisie
            </Button>
            <Button data-autofocus ref={focusAtOnce} onClick={() => setAsking(false)}>
              Continuer la saisie
            </Button>
          </div>
        ) : (
          <div className={classes.foot}>
            <span className={classes.note}>{note}</span>
            <Button onClick={leave} disabled={busy}>
              {closeWord}
            </Button>
            <Button type="submit" variant="filled" loading={busy} disabled={!canSubmit} {...(isDangerous ? { color: 'late' } : {})}>
              {verb}
            </Button>
          </div>
        )}
      </form>
    </Modal>
  );
}

/**
 * The dialog stays open until the screen behind it has been read again. By then what was typed is written: measured against the new
 * figures it would look like a mistake (« Il ne reste que 0,00 € »), so it is shown as it was submitted.
 */
function useAsSubmitted(props: FormDialogProps): FormDialogProps {
  const before = useRef(props);
  if (props.busy && !props.showsProgress) return { ...before.current, busy: true };
  before.current = props;
  return props;
}

function focusAtOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** Puts the focus back where it was before the dialog, if that is still on screen. */
function useReturnFocus(): void {
  const origin = useRef<Element | null>(null);
  useEffect(() => {
    origin.current ??= document.activeElement;
    return () => {
      const target = origin.current;
      requestAnimationFrame(() => {
        if (target instanceof HTMLElement && target.isConnected) target.focus({ preventScroll: true });
      });
    };
  }, []);
}

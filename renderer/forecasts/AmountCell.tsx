import { Tooltip } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { parseCellAmount } from '../../shared/money/parse-cell-amount.ts';
import classes from './MonthSheet.module.css';

const REFUSAL = 'Écrivez un montant comme 1 234,56';

export interface AmountCellProps {
  label: string;
  value: Cents | null;
  /** `row-column`, by which the grid finds the cell. */
  position: string;
  /** Asks for the focus to move by so many rows and columns. */
  onMove: (down: number, right: number) => void;
  onPaste: (event: ClipboardEvent) => void;
  /** Takes back the last thing written in the sheet. */
  onUndo: () => void;
  /** Resolves once saved and read again. */
  onSave: (value: Cents | null) => Promise<unknown>;
}

/**
 * One amount that can be typed over. Saved when left, if it changed; an empty cell means no amount. What cannot be read stays
 * as typed, marked, and nothing is saved. Escape gives back what was there, Delete empties, F2 goes on with what is there.
 */
export function AmountCell({ label, value, position, onMove, onPaste, onUndo, onSave }: AmountCellProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [state, setState] = useState<'still' | 'saving' | 'unreadable'>('still');
  const errorId = useId();
  const saved = value === null ? '' : formatAmount(value);

  const leave = async () => {
    if (typed === null || state === 'saving') return;
    const next = typed.trim() === '' ? null : parseCellAmount(typed);
    if (next === null && typed.trim() !== '') {
      setState('unreadable');
      return;
    }
    if (next === value) {
      setTyped(null);
      setState('still');
      return;
    }
    await save(next);
  };

  const save = async (next: Cents | null) => {
    setTyped(next === null ? '' : formatAmount(next));
    setState('saving');
    try {
      await onSave(next);
      setTyped(null);
    } catch {
      // The reason was shown; the text stays to be tried again.
    } finally {
      setState('still');
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value: text } = event.currentTarget;
    const all = selectionStart === 0 && selectionEnd === text.length;
    const atStart = all || (selectionStart === 0 && selectionEnd === 0);
    const atEnd = all || (selectionStart === text.length && selectionEnd === text.length);
    if (event.key === 'Enter') onMove(event.shiftKey ? -1 : 1, 0);
    else if (event.key === 'ArrowDown') onMove(1, 0);
    else if (event.key === 'ArrowUp') onMove(-1, 0);
    else if (event.key === 'ArrowLeft' && atStart) onMove(0, -1);
    else if (event.key === 'ArrowRight' && atEnd) onMove(0, 1);
    else if (event.key === 'Escape' && typed !== null) {
      setTyped(null);
      setState('still');
    } else if (event.key === 'Delete' && (typed === null || state === 'saving') && (all || atStart)) {
      if (value !== null || typed !== null) void save(null);
    } else if (event.key === 'F2') event.currentTarget.setSelectionRange(text.length, text.length);
    else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && typed === null) onUndo();
    else return;
    event.preventDefault();
  };

  return (
    <span className={classes.cell}>
      {/* In a layer of its own: neither the next cells nor the edge of the card cut it. */}
      <Tooltip
        opened={state === 'unreadable'}
        label={REFUSAL}
        position="bottom-end"
        offset={2}
        classNames={{ tooltip: classes.refusal ?? '' }}
      >
        <input
          className={classes.input}
          data-cell={position}
          data-saving={state === 'saving' || undefined}
          aria-label={label}
          aria-invalid={state === 'unreadable' || undefined}
          aria-describedby={state === 'unreadable' ? errorId : undefined}
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? saved}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setState('still');
          }}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => void leave()}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      </Tooltip>
      {state === 'unreadable' && (
        <span id={errorId} role="alert" className="sr-only">
          {REFUSAL}
        </span>
      )}
    </span>
  );
}

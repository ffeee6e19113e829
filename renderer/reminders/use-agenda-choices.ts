import { useMemo, useState } from 'react';
import type { ReminderKind } from '../../shared/letters/letter-kinds.ts';
import type { AgendaEntry } from '../../shared/reminders/reminders.contract.ts';

/** What the user decided about the agenda: whose letter is prepared, which letter, and whose is on screen. */
export interface AgendaChoices {
  open: AgendaEntry | undefined;
  show: (customerId: number) => void;
  /** Customers whose letter or e-mail is to be prepared: all those with one, until the user chooses. */
  chosen: ReadonlySet<number>;
  choose: (customerIds: ReadonlySet<number>) => void;
  /** The letter for an entry: the user's, else that of its step; null for a call. */
  kindOf: (entry: AgendaEntry) => ReminderKind | null;
  /** Another letter than the step's; null goes back to the call. Choosing one also puts the customer among the chosen. */
  chooseKind: (entry: AgendaEntry, kind: ReminderKind | null) => void;
}

/** `firstId`: the customer to show first, when another screen asked for it. */
export function useAgendaChoices(entries: readonly AgendaEntry[], firstId: number | null): AgendaChoices {
  const [openId, setOpenId] = useState<number | null>(firstId);
  const [given, setGiven] = useState<ReadonlySet<number> | null>(null);
  const [kinds, setKinds] = useState<ReadonlyMap<string, ReminderKind | null>>(new Map());

  const kindOf = (entry: AgendaEntry) => kinds.get(choiceKey(entry)) ?? entry.template;
  const choosable = entries.filter((entry) => kindOf(entry) !== null || entry.channel === 'email').map(({ customerId }) => customerId);
  const chosen = useMemo(() => new Set(given === null ? choosable : choosable.filter((id) => given.has(id))), [given, choosable]);
  return {
    open: entries.find(({ customerId }) => customerId === openId) ?? entries[0],
    show: setOpenId,
    chosen,
    choose: setGiven,
    kindOf,
    chooseKind: (entry, kind) => {
      setKinds(new Map([...kinds, [choiceKey(entry), kind]]));
      const next = new Set(chosen);
      if (kind === null) next.delete(entry.customerId);
      else next.add(entry.customerId);
      setGiven(next);
    },
  };
}

/** Another letter is chosen for the step that was proposed: at another step the choice is to be made again. */
function choiceKey({ customerId, level }: AgendaEntry): string {
  return `${customerId} ${level}`;
}

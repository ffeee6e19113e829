import type { LocalDate } from '../dates/local-date.ts';
import { isWritten } from '../reminders/written-contact.ts';
import type { RecalledContact } from './letter-voice.ts';

/** Contacts recalled beyond these are left out, the oldest first: a notice is no history. */
const RECALLED_CONTACTS = 4;
/** A sentence names the invoices that it is about as long as these are not more in all. */
export const NAMED_INVOICES = 3;

export function yearOf(day: LocalDate): string {
  return day.slice(0, 4);
}

/** The earlier contacts that a letter recalls, by day, oldest first; null when there is none. */
export interface RecalledDays {
  days: { on: LocalDate; invoiceNumbers: string[] }[];
  /** Written contacts are recalled; calls only where nothing was written. */
  isWritten: boolean;
  /** Each of these days was about every invoice of the letter, so that none has to be named. */
  coversAll: boolean;
}

/** Days one after the other that were about all the invoices of the letter, or about some of them. */
export interface RecalledRun {
  days: LocalDate[];
  isAboutAll: boolean;
}

/** The same days where they are about too many invoices to name them; null where each day names its own. */
export function recalledRuns({ days }: RecalledDays, invoiceCount: number): RecalledRun[] | null {
  if (days.reduce((sum, { invoiceNumbers }) => sum + invoiceNumbers.length, 0) <= NAMED_INVOICES) return null;
  const runs: RecalledRun[] = [];
  for (const { on, invoiceNumbers } of days) {
    const isAboutAll = invoiceNumbers.length === invoiceCount;
    const current = runs.at(-1);
    if (current?.isAboutAll === isAboutAll) current.days.push(on);
    else runs.push({ days: [on], isAboutAll });
  }
  return runs;
}

/** The days of the contacts, with the invoices of the letter that each was about. */
export function recalledDays(
  contacts: readonly RecalledContact[],
  invoices: readonly { invoiceId: number; invoiceNumber: string }[],
): RecalledDays | null {
  const written = contacts.filter(isWritten);
  const recalled = written.length > 0 ? written : contacts;
  const days = [...new Set(recalled.map(({ on }) => on))].sort().slice(-RECALLED_CONTACTS);
  if (days.length === 0) return null;
  const byDay = days.map((on) => {
    const asked = new Set(recalled.filter((contact) => contact.on === on).flatMap(({ invoiceIds }) => invoiceIds));
    return { on, invoiceNumbers: invoices.filter(({ invoiceId }) => asked.has(invoiceId)).map(({ invoiceNumber }) => invoiceNumber) };
  });
  return {
    days: byDay,
    isWritten: written.length > 0,
    coversAll: byDay.every(({ invoiceNumbers }) => invoiceNumbers.length === invoices.length),
  };
}

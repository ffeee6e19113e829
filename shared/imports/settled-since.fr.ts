import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { ImportQuestion } from './imports.contract.ts';

/** How payments are dated that a rule would put before the import that still showed their invoices as due: an answer to `paidOnSince`. */
export type PaidOnSince = 'today' | 'asOthers';

const SHOWN = 3;

/** Invoices that the last import of invoices still knew as due, and that this file says are paid without saying when. */
export class SettledSince {
  /** The day of that import, when it was before today: a file imported again on the same day corrects the first reading. */
  readonly lastImportOn: LocalDate | null;
  readonly #numbers: string[] = [];

  constructor(lastImportOn: LocalDate | null, today: LocalDate) {
    this.lastImportOn = lastImportOn !== null && lastImportOn < today ? lastImportOn : null;
  }

  /** Whether a payment of a known, open invoice cannot well be of that day. */
  contradicts(number: string, paidOn: LocalDate): boolean {
    if (this.lastImportOn === null || paidOn >= this.lastImportOn) return false;
    this.#numbers.push(number);
    return true;
  }

  question(today: LocalDate): ImportQuestion | null {
    const count = this.#numbers.length;
    if (count === 0 || this.lastImportOn === null) return null;
    const numbers = [...this.#numbers.slice(0, SHOWN), ...(count > SHOWN ? ['…'] : [])].join(', ');
    const due = count > 1 ? `${count} factures encore dues` : 'Une facture encore due';
    return {
      code: 'paidOnSince',
      message: `${due} à l’import du ${formatDate(this.lastImportOn)} (${numbers}) ${count > 1 ? 'sont maintenant réglées' : 'est maintenant réglée'}, sans que le fichier dise quel jour. De quel jour dater ${count > 1 ? 'ces règlements' : 'ce règlement'} ?`,
      choices: [
        { value: 'today', label: `le ${formatDate(today)}, aujourd’hui : l’argent est arrivé depuis cet import` },
        { value: 'asOthers', label: 'comme les autres règlements du fichier : l’argent était déjà là' },
      ],
    };
  }
}

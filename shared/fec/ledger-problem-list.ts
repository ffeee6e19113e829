import type { ImportProblem } from '../imports/imports.contract.ts';
import { type LedgerProblemCode, type LedgerProblemParams, ledgerProblem } from './ledger-problems.fr.ts';

interface Place {
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
}

/** Problems of one reading. Those that a whole column or file can repeat are said once, with their number and their first place. */
export class LedgerProblemList {
  readonly #problems: ImportProblem[] = [];
  readonly #counted = new Map<string, { code: 'LEDGER_OPTIONAL_DATE_UNREADABLE' | 'LEDGER_NOT_REAL'; count: number; place: Place }>();

  add<C extends LedgerProblemCode>(code: C, params: LedgerProblemParams[C], place: Place): void {
    this.#problems.push(ledgerProblem(code, params, place));
  }

  count(code: 'LEDGER_OPTIONAL_DATE_UNREADABLE' | 'LEDGER_NOT_REAL', place: Place): void {
    const key = `${code} ${place.column ?? ''}`;
    const known = this.#counted.get(key);
    if (known) known.count += 1;
    else this.#counted.set(key, { code, count: 1, place });
  }

  /** All of them, in the order of their rows. */
  list(): ImportProblem[] {
    const counted = [...this.#counted.values()].map(({ code, count, place }) => ledgerProblem(code, { count }, place));
    return [...this.#problems, ...counted].sort((a, b) => a.row - b.row);
  }
}

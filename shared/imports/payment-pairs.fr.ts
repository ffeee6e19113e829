import { isAmount, isDate } from './cell-shapes.ts';
import { mayBeDigitDate } from './digit-dates.ts';
import { plainWords } from './row-words.fr.ts';
import { type Cell, cellText, type TableRow } from './table.ts';
import { ENOUGH } from './value-evidence.ts';

/** Two columns beside an invoice that say one payment of it: how much, and when. */
export interface PaymentPair {
  readonly amountIndex: number;
  readonly dateIndex: number;
}

const PAYMENT = '(?:reglements?|regl|reglt|rglt|rgt|rglmt|acomptes?|versements?|paiements?|encaissements?|avances?|payments?)';
const NUMBER = '(?: (?:n |no |numero )?(\\d))?';
const AMOUNT_TITLE = new RegExp(`^(?:(\\d)(?:er|ere|e|eme|nd)? )?(?:montant (?:du |de l )?)?${PAYMENT}${NUMBER}$`);
const DATE_TITLE = new RegExp(
  `^(?:(\\d)(?:ere|e|eme|nde)? )?(?:date|le|dt|(?:date (?:du |de l |d )?${PAYMENT})|(?:regle|paye|verse|encaisse|recu) le)${NUMBER}$`,
);

interface Numbered {
  readonly index: number;
  /** What the title counts it as; empty where it does not. */
  readonly count: string;
}

/**
 * The pairs of columns « Règlement 1 », « Date 1 », « Règlement 2 », « Date 2 » that stand beside invoices: by their numbers, else each
 * date after its amount, else before it. One pair alone is read as the amount and the day of what was paid; `chosen` are columns of
 * which a person said what they are.
 */
export function findPaymentPairs(header: TableRow, samples: readonly TableRow[], chosen: (index: number) => boolean): PaymentPair[] {
  const titled = (pattern: RegExp): Numbered[] =>
    header.cells.flatMap((cell, index) => {
      const found = chosen(index) ? null : pattern.exec(plainWords(cellText(cell)));
      return found ? [{ index, count: found[1] ?? found[2] ?? '' }] : [];
    });
  const held = (index: number, test: (cell: Cell) => boolean) => {
    const filled = samples.map(({ cells }) => cells[index] ?? '').filter((cell) => cellText(cell) !== '');
    return filled.length === 0 || filled.filter(test).length / filled.length >= ENOUGH;
  };
  const amounts = titled(AMOUNT_TITLE).filter(({ index }) => held(index, isAmount));
  const dates = titled(DATE_TITLE).filter(({ index }) => held(index, (cell) => isDate(cell) || mayBeDigitDate(cell)));
  if (amounts.length < 2) return [];
  const numbered = amounts.flatMap(({ index, count }) => {
    const [date, ...others] = count === '' ? [] : dates.filter((each) => each.count === count);
    return date && others.length === 0 ? [{ amountIndex: index, dateIndex: date.index }] : [];
  });
  if (numbered.length === amounts.length) return numbered;
  for (const step of [1, -1]) {
    const beside = amounts.flatMap(({ index }) =>
      dates.some((date) => date.index === index + step) ? [{ amountIndex: index, dateIndex: index + step }] : [],
    );
    if (beside.length === amounts.length) return beside;
  }
  return [];
}

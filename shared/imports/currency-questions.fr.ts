import { parseRate } from '../money/exchange-rate.ts';
import { exact } from '../money/ratio.ts';
import { scanAmount } from './amounts-in-text.ts';
import { foreignCurrency } from './foreign-currency.ts';
import type { ImportKind } from './import-fields.contract.ts';
import { type Answers, answerTo } from './import-questions.fr.ts';
import type { ImportQuestion } from './imports.contract.ts';
import { type RateDirection, rateDirection } from './rate-direction.ts';

/** How amounts of other currencies become euros. */
export interface ExchangeRates {
  /** What the user said of each currency: its rate, or that its rows are left aside. */
  readonly answered: ReadonlyMap<string, string | 'leave'>;
  /** How the file's own column of rates is meant, by currency. */
  readonly directions: ReadonlyMap<string, RateDirection>;
}

export const NO_RATES: ExchangeRates = { answered: new Map(), directions: new Map() };

const PREFIX = 'rate:';
const LEAVE = 'leave';

const ROWS: Readonly<Partial<Record<ImportKind, readonly [string, string]>>> = {
  invoices: ['facture est', 'factures sont'],
  einvoice: ['facture est', 'factures sont'],
  payments: ['règlement est', 'règlements sont'],
  charges: ['charge est', 'charges sont'],
  bankStatement: ['encaissement est', 'encaissements sont'],
};

/** Asked once per file and currency. A rate is that of one file: it is never remembered. */
export function rateQuestion(currency: string, kind: ImportKind, count: number, examples: readonly string[]): ImportQuestion {
  const [one, several] = ROWS[kind] ?? ['ligne est', 'lignes sont'];
  const evidence = examples.length === 0 ? '' : ` (${examples.map((text) => `« ${text} »`).join(', ')})`;
  return {
    code: `${PREFIX}${currency}`,
    message:
      `${count === 1 ? `Une ${one}` : `${count.toLocaleString('fr-FR')} ${several}`} en ${currency}${evidence}. Vos comptes sont en euros : quel taux appliquer ? 1 ${currency} = … EUR (un nombre, comme 0,9213)`.replace(
        /^Une (?=règlement|encaissement)/,
        'Un ',
      ),
    choices: [{ value: LEAVE, label: 'laisser ces lignes de côté' }],
    input: 'rate',
  };
}

/** The rate answered, that the rows are left aside, or null while neither is. */
export function rateAnswer(currency: string, answers: Answers): string | 'leave' | null {
  const answer = answers[`${PREFIX}${currency}`];
  return answer === undefined ? null : answer === LEAVE ? LEAVE : parseRate(answer);
}

/** A rate of the file's own column can be read both ways. Asked once per file and currency, and remembered with the mapping. */
export function rateDirectionQuestion(currency: string, rate: string, example: string): ImportQuestion {
  const written = rate.replace('.', ',');
  return {
    code: `exchangeDirection:${currency}`,
    message: `Le fichier donne un taux de ${written} pour ${currency}${example === '' ? '' : ` (« ${example} »)`}. Dans quel sens le lire ?`,
    choices: [
      { value: 'unitsPerEuro', label: `1 EUR = ${written} ${currency}` },
      { value: 'eurosPerUnit', label: `1 ${currency} = ${written} EUR` },
    ],
  };
}

/** A few rows show what is meant. */
const EXAMPLES = 2;
/** A currency has three letters; anything longer is another column's text. */
const CODE = /^[A-Z]{3}$/;

/** The rates of a file's own column for one currency. */
interface WrittenRates {
  lowest: string;
  highest: string;
  readonly example: string;
}

/** Counts the rows of each foreign currency that state no rate, and the rates of those that do. */
export class CurrencyEvidence {
  readonly #found = new Map<string, { count: number; examples: string[] }>();
  readonly #written = new Map<string, WrittenRates>();

  add(currency: string, example: string, rate: string | null = null): void {
    if (rate !== null) return this.#addRate(currency, example, rate);
    const known = this.#found.get(currency) ?? { count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < EXAMPLES && example !== '') known.examples.push(example);
    this.#found.set(currency, known);
  }

  /** The rates answered, and the questions that remain. Texts that are no currency are left to be refused row by row. */
  decide(kind: ImportKind, answers: Answers): { rates: ExchangeRates; questions: ImportQuestion[] } {
    const answered = new Map<string, string>();
    const directions = new Map<string, RateDirection>();
    const questions: ImportQuestion[] = [];
    for (const [currency, { count, examples }] of this.#found) {
      if (!CODE.test(currency)) continue;
      const answer = rateAnswer(currency, answers);
      if (answer === null) questions.push(rateQuestion(currency, kind, count, examples));
      else answered.set(currency, answer);
    }
    for (const [currency, { lowest, highest, example }] of this.#written) {
      const question = rateDirectionQuestion(currency, lowest, example);
      const direction = rateDirection(currency, lowest, highest) ?? answerTo(question, answers);
      if (direction === null) questions.push(question);
      else directions.set(currency, direction as RateDirection);
    }
    return { rates: { answered, directions }, questions };
  }

  #addRate(currency: string, example: string, rate: string): void {
    const known = this.#written.get(currency);
    if (!known) this.#written.set(currency, { lowest: rate, highest: rate, example });
    else if (exact(rate).lt(known.lowest)) known.lowest = rate;
    else if (exact(rate).gt(known.highest)) known.highest = rate;
  }
}

/** Marks that no amount in euros has. */
const MARKED = /[^\d\s.,+()'’€-]/;

/** The currency that a cell writes beside its amount; null for euros and for what is no amount. */
export function currencyBeside(text: string): string | null {
  if (!MARKED.test(text)) return null;
  const foreign = scanAmount(text)?.foreign ?? null;
  return foreign === null ? null : foreignCurrency(foreign);
}

import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import { type Answers, answerTo } from './import-questions.fr.ts';
import type { ImportQuestion } from './imports.contract.ts';
import { type TaxBasis, taxBasisQuestion, taxInTitle } from './tax-basis.fr.ts';

/** Months are written without their year. */
export function forecastYearQuestion(examples: readonly string[], today: LocalDate): ImportQuestion {
  const year = Number(today.slice(0, 4));
  return {
    code: 'forecastYear',
    message: `Les mois (${examples.map((text) => `« ${text} »`).join(', ')}) sont écrits sans année. De quelle année sont ces prévisions ?`,
    choices: [year, year + 1, year - 1].map((value) => ({ value: String(value), label: String(value) })),
  };
}

/** Charges of a forecast, or of a list, that nothing tells apart. */
export function chargeNatureQuestion(count: number, examples: readonly string[]): ImportQuestion {
  const quoted = examples.map((text) => `« ${text} »`).join(', ');
  return {
    code: 'chargeNature',
    message: `${count > 1 ? `Rien ne dit si ${count} charges (${quoted}) sont fixes` : `Rien ne dit si une charge (${quoted}) est fixe`}, c’est-à-dire dues quelle que soit l’activité, ou variables. Comment faut-il les compter ?`,
    choices: [
      { value: 'fixed', label: 'charges fixes' },
      { value: 'variable', label: 'charges variables' },
    ],
  };
}

/** Most charges of a list are negative, and not all. */
export function chargeSignsQuestion(drafts: readonly { readonly label: string; readonly amountCents: Cents }[]): ImportQuestion {
  const of = (test: (cents: Cents) => boolean) => drafts.filter(({ amountCents }) => test(amountCents));
  const [negative, positive] = [of((amount) => amount < 0), of((amount) => amount > 0)];
  const example = (found: typeof negative) =>
    found.slice(0, 1).map(({ label, amountCents }) => `« ${label} » : ${formatEuros(amountCents)}`);
  return {
    code: 'chargeSigns',
    message: `${negative.length} montants de ce fichier sont négatifs (${example(negative)}) et ${positive.length} ${positive.length > 1 ? 'sont positifs' : 'est positif'} (${example(positive)}). Lesquels sont des dépenses ?`,
    choices: [
      { value: 'negated', label: 'les montants négatifs : les autres sont des remboursements reçus' },
      { value: 'asWritten', label: 'les montants positifs : les négatifs sont des remboursements reçus' },
    ],
  };
}

/** The year that a title above the months or a file's name gives, if it is the only one. */
export function yearIn(texts: readonly string[]): number | null {
  const years = new Set(texts.flatMap((text) => [...text.matchAll(/(?<!\d)(20\d{2})(?!\d)/g)].map(([, year]) => Number(year))));
  const [only, ...others] = years;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Whether amounts include VAT, as their titles say or the user answered; the question where neither does. */
export function taxBasis(
  titles: readonly string[],
  context: readonly string[],
  answers: Answers,
): { basis: TaxBasis } | { question: ImportQuestion } {
  const said = [...titles, ...context].map(taxInTitle);
  if (said.includes('ttc') && !said.includes('ht')) return { basis: 'ttc' };
  const question = taxBasisQuestion(titles, said.includes('ht') && !said.includes('ttc') ? 'ht' : null);
  const answer = answerTo(question, answers);
  return answer === null ? { question } : { basis: answer as TaxBasis };
}

import { formatDate, formatLongDate } from '../dates/format-date.ts';
import { addMonths, endOfMonth, isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import type { DecimalMark } from './amounts-in-text.ts';
import type { OneSidedDate } from './date-order.ts';
import { type DateOrder, dateUnder, scanDate } from './dates-in-text.ts';
import { readDigitDate } from './digit-dates.ts';
import type { ImportColumn, ImportQuestion } from './imports.contract.ts';
import type { TypedDifference } from './typed-difference.ts';

/** Questions by code: what the content of a file leaves open, asked once with its evidence. Answers go by the same codes. */
export type Answers = Readonly<Record<string, string>>;

const quoted = (texts: readonly string[]) => texts.map((text) => `« ${text} »`).join(', ');

/** The answer given to a question, if it is one of its choices. */
export function answerTo(question: ImportQuestion, answers: Answers): string | null {
  const answer = answers[question.code];
  if (answer === undefined) return null;
  return question.choices.some(({ value }) => value === answer) ? answer : null;
}

export function kindQuestion(): ImportQuestion {
  return {
    code: 'kind',
    message: 'Ce fichier contient-il des factures ou des règlements ?',
    choices: [
      { value: 'invoices', label: 'des factures émises' },
      { value: 'payments', label: 'des règlements reçus' },
    ],
  };
}

const TYPED_SHOWN = 3;

/** The file says otherwise than a person did of some customers; null when it does not. Kept as typed unless the user prefers the file. */
export function typedDetailsQuestion(differences: readonly TypedDifference[]): ImportQuestion | null {
  if (differences.length === 0) return null;
  const shown = differences.slice(0, TYPED_SHOWN).map(({ customerName, difference }) => `${customerName}, ${difference}`);
  const more = differences.length > TYPED_SHOWN ? ` ; et ${differences.length - TYPED_SHOWN} autres` : '';
  const head =
    differences.length === 1
      ? 'Une information que vous avez saisie diffère'
      : `${differences.length} informations que vous avez saisies diffèrent`;
  return {
    code: 'typedDetails',
    message: `${head} de celles du fichier : ${shown.join(' ; ')}${more}. Lesquelles garder ?`,
    choices: [
      { value: 'keep', label: 'celles que j’ai saisies' },
      { value: 'replace', label: 'celles du fichier' },
    ],
    preset: 'keep',
  };
}

/** Several files of an archive could be imported. */
export function archiveQuestion(names: readonly string[]): ImportQuestion {
  return {
    code: 'archiveFile',
    message: `Cette archive contient ${names.length} fichiers qui peuvent être importés. Lequel importer ? Les autres pourront l’être ensuite, de la même façon.`,
    choices: names.map((name, index) => ({ value: String(index + 1), label: name })),
  };
}

/** No column has a title that says it is the amount, tax included; `columns` are those that hold amounts. */
export function amountColumnQuestion(columns: readonly ImportColumn[]): ImportQuestion {
  return {
    code: 'amountColumn',
    message: 'Aucun titre ne dit quelle colonne est le montant TTC. Laquelle est-ce ?',
    choices: columns.map(({ index, source, samples }) => ({ value: `#${index + 1}`, label: `${source} : ${samples.join(' ; ')}` })),
  };
}

/** `sides`: dates that only one order can read, where the columns hold some of either. */
export function dateOrderQuestion(
  columns: readonly string[],
  examples: readonly string[],
  sides: readonly OneSidedDate[] = [],
): ImportQuestion {
  const of = (order: 'DMY' | 'MDY') => sides.filter((side) => side.order === order);
  if (of('DMY').length > 0 && of('MDY').length > 0) return contradictoryDatesQuestion(columns, of('DMY'), of('MDY'));
  const [example = '03/04/2025'] = examples;
  const under = (order: DateOrder) => {
    const scanned = scanDate(example);
    const date = scanned && dateUnder(scanned, order);
    return date ? ` : ${formatLongDate(date)}` : '';
  };
  return {
    code: 'dateOrder',
    message: `Des dates comme ${quoted(examples)} (${columns.length > 1 ? 'colonnes' : 'colonne'} ${quoted(columns)}) peuvent se lire de deux façons, et rien dans le fichier ne tranche. Dans quel ordre sont-elles écrites ?`,
    choices: [
      { value: 'DMY', label: `jour/mois/année${under('DMY')}` },
      { value: 'MDY', label: `mois/jour/année${under('MDY')}` },
    ],
  };
}

/** Some dates have a month after the twelfth in one order, some in the other: whatever is answered, the others are refused. */
function contradictoryDatesQuestion(
  columns: readonly string[],
  dayFirst: readonly OneSidedDate[],
  monthFirst: readonly OneSidedDate[],
): ImportQuestion {
  const where = (side: readonly OneSidedDate[]) => side.map(({ text, line }) => `« ${text} » (ligne ${line})`).join(', ');
  const [french, american] = [where(dayFirst), where(monthFirst)];
  return {
    code: 'dateOrder',
    message: `${columns.length > 1 ? 'Les colonnes' : 'La colonne'} ${quoted(columns)} ${columns.length > 1 ? 'se contredisent' : 'se contredit'} : ${french} ne se lit que jour/mois/année, ${american} que mois/jour/année. Dans quel ordre les dates sont-elles écrites ? Celles qui ne s’y lisent pas seront refusées.`,
    choices: [
      { value: 'DMY', label: 'jour/mois/année' },
      { value: 'MDY', label: 'mois/jour/année' },
    ],
  };
}

/** Dates of six or eight digits, which are days both ways. */
export function digitDatesQuestion(columns: readonly string[], examples: readonly string[]): ImportQuestion {
  const [example = '150120'] = examples;
  const under = (order: DateOrder) => {
    const date = readDigitDate(example, order);
    return date ? ` : ${formatLongDate(date)}` : '';
  };
  return {
    code: 'digitDates',
    message: `Des dates en chiffres comme ${quoted(examples)} (${columns.length > 1 ? 'colonnes' : 'colonne'} ${quoted(columns)}) peuvent se lire de deux façons. Dans quel ordre sont-elles écrites ?`,
    choices: [
      { value: 'DMY', label: `jour, mois, année${under('DMY')}` },
      { value: 'YMD', label: `année, mois, jour${under('YMD')}` },
    ],
  };
}

/** Days are written without their year, and nothing around them says it. */
export function daysYearQuestion(examples: readonly string[], today: LocalDate): ImportQuestion {
  const year = Number(today.slice(0, 4));
  return {
    code: 'daysYear',
    message: `Des dates comme ${quoted(examples)} sont écrites sans année, et ni le fichier ni son nom ne la disent. De quelle année sont-elles ?`,
    choices: [year, year - 1, year - 2].map((value) => ({ value: String(value), label: String(value) })),
  };
}

export function decimalMarkQuestion(columns: readonly string[], examples: readonly string[]): ImportQuestion {
  const [example = '1,234'] = examples;
  const label = (mark: DecimalMark) =>
    example.includes(mark)
      ? `${quoted([example])} a trois décimales, un peu plus de ${example.split(mark)[0]?.replace(/[^\d-]/g, '')} €`
      : `${quoted([example])} vaut ${example
          .replace(/[.,]/, '\u202f')
          .replace(/[^\d\s-]/g, '')
          .trim()} €`;
  return {
    code: 'decimalMark',
    message: `Des montants comme ${quoted(examples)} (${columns.length > 1 ? 'colonnes' : 'colonne'} ${quoted(columns)}) peuvent se lire de deux façons. Quel est le signe des décimales ?`,
    choices: [
      { value: ',', label: `la virgule : ${label(',')}` },
      { value: '.', label: `le point : ${label('.')}` },
    ],
  };
}

/** The file has no column for the date of its invoices or payments. Any date is a valid answer, beside the choices. */
export function documentDateQuestion(kind: 'invoices' | 'payments', today: LocalDate, hasDueDate: boolean): ImportQuestion {
  const lastMonth = endOfMonth(addMonths(today, -1));
  return {
    code: 'documentDate',
    message: `Ce fichier ne dit pas la date des ${kind === 'invoices' ? 'factures' : 'règlements'}. De quel jour faut-il les dater ? Choisissez, ou donnez un autre jour.`,
    choices: [
      ...(hasDueDate ? [{ value: 'dueOn', label: 'la date d’échéance de chaque facture' }] : []),
      { value: lastMonth, label: `le ${formatDate(lastMonth)}, fin du mois dernier` },
      { value: today, label: `le ${formatDate(today)}, aujourd’hui` },
    ],
    input: 'date',
  };
}

/** The day that an answer to `documentDate` gives; `dueOn` to take each invoice's due date; null when it is not answered. */
export function documentDate(question: ImportQuestion, answers: Answers): LocalDate | 'dueOn' | null {
  const answer = answers[question.code];
  if (answer === undefined) return null;
  if (isLocalDate(answer)) return localDate(answer);
  return answerTo(question, answers) === 'dueOn' ? 'dueOn' : null;
}

/** Invoices that a question names before it counts the others. */
const INVOICES_NAMED = 3;

/** Rows say what was paid, not when. `numbers`: of those invoices, in the order of the file. */
export function paidOnQuestion(numbers: readonly string[], today: LocalDate): ImportQuestion {
  const count = numbers.length;
  const named = numbers.slice(0, INVOICES_NAMED).join(', ');
  const more = count > INVOICES_NAMED ? '…' : '';
  const paid = count > 1 ? `que ${count} factures sont réglées (${named}${more})` : `que la facture ${named} est réglée`;
  return {
    code: 'paidOn',
    message: `Le fichier dit ${paid}, en tout ou en partie, sans dire quel jour. De quel jour faut-il dater ces règlements ?`,
    choices: [
      { value: 'dueOn', label: 'l’échéance de chaque facture (aujourd’hui si elle est à venir)' },
      { value: 'issuedOn', label: 'la date de chaque facture' },
      { value: 'today', label: `le ${formatDate(today)}, aujourd’hui` },
      { value: 'none', label: 'ne pas enregistrer ces règlements : je les importerai à part' },
    ],
  };
}

/** What a running import is doing, for its progress. */
export const IMPORT_STEPS = {
  reading: 'Lecture des lignes',
  checking: 'Vérification des lignes',
  comparing: 'Comparaison avec le dossier',
  writing: 'Enregistrement',
} as const;

/** The first problem of a file that has titles and nothing under them. */
export const NO_ROWS = 'il n’y a aucune ligne de données sous les titres.';

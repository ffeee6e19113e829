import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { ImportQuestion } from './imports.contract.ts';
import { plainWords } from './row-words.fr.ts';

/** A column of an aged balance. */
export interface AgedBucket {
  /** The least days late that its amounts can be; null for what is not due yet. */
  readonly daysLate: number | null;
  readonly title: string;
}

/** Reads « Non échu », « 1-30 », « 0-30 j », « 90+ », « > 90 », « +90 j », « plus de 90 jours »; null for another title. */
export function readAgedBucket(title: string): AgedBucket | null {
  // « 1,30 » and « -0,15 » are amounts.
  if (/^[\s(]*[-−+]?\s*\d+[.,]\d+\s*\)?\s*€?\s*$/.test(title)) return null;
  const words = plainWords(title);
  if (/^(?:non echus?|a echoir|pas echu|not due|current|non exigible)$/.test(words)) return { daysLate: null, title };
  const range = /^(\d{1,3}) ?(?:j(?:ours?)?)?(?: a| to)? (\d{1,3}) ?(?:j(?:ours?)?|days?)?$/.exec(words);
  if (range) return Number(range[1]) < Number(range[2]) ? { daysLate: Math.max(Number(range[1]), 1), title } : null;
  const under = /^(?:moins de|under|less than) (\d{1,3})(?: ?(?:j(?:ours?)?|days?))?$/.exec(words);
  if (under) return { daysLate: 1, title };
  const beyond = /^(?:plus(?: de)?|over|more than|au dela de) (\d{1,3})(?: ?(?:j(?:ours?)?|days?))?$/.exec(words) ?? afterSign(title);
  return beyond ? { daysLate: Number(beyond[1]) + 1, title } : null;
}

function afterSign(title: string): RegExpExecArray | null {
  return (
    /^\s*[>+]\s*(\d{1,3})\s*(?:j(?:ours?)?|days?)?\s*$/i.exec(title) ?? /^\s*(\d{1,3})\s*(?:j(?:ours?)?)?\s*(?:\+|et plus)\s*$/i.exec(title)
  );
}

/** What stands for the number of an opening amount: the same again when the balance is read again. */
export function openingNumber({ title }: AgedBucket): string {
  return `À NOUVEAU ${title.trim()}`.slice(0, 60);
}

/** An aged balance has no invoices: whether to take what it has. */
export function agedBalanceQuestion(customers: number): ImportQuestion {
  return {
    code: 'agedBalance',
    message: `Ce fichier est une balance âgée : elle dit ce que ${customers > 1 ? `doivent ${customers} clients` : 'doit un client'} par tranche de retard, sans le détail des factures. Une liste des factures ouvertes est préférable. Faut-il tout de même reprendre un montant d’ouverture par client et par tranche ?`,
    choices: [
      { value: 'openings', label: 'oui : un montant par tranche, échu au plus récent de la tranche' },
      { value: 'no', label: 'non : j’importerai la liste des factures' },
    ],
  };
}

/** The balance does not say its own day. Any date is a valid answer, beside the choices. */
export function agedBalanceDayQuestion(today: LocalDate, lastMonth: LocalDate): ImportQuestion {
  return {
    code: 'documentDate',
    message: 'La balance âgée ne dit pas à quelle date elle a été arrêtée. De quel jour est-elle ? Choisissez, ou donnez un autre jour.',
    choices: [
      { value: lastMonth, label: `le ${formatDate(lastMonth)}, fin du mois dernier` },
      { value: today, label: `le ${formatDate(today)}, aujourd’hui` },
    ],
    input: 'date',
  };
}

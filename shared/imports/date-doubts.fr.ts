import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { ImportQuestion } from './imports.contract.ts';
import type { InvoiceDraft } from './invoice-rows.ts';

/** How due dates before their invoice are taken: as they are, computed from the terms, or exchanged with the invoice's date. */
export type EarlyDueDates = 'keep' | 'terms' | 'swap';
/** How invoices dated after today are taken. */
export type FutureInvoices = 'keep' | 'reject';
/** How payments dated before their invoice are taken: refused, or as advances on it. One is enough to ask: refusing it would lose money received. */
export type EarlyPayments = 'reject' | 'advance';

/**
 * One odd date is a mistake: its row is taken and remarked on. This many, and this share of the rows looked at, are a way of writing the
 * file, and asked about.
 */
const FEWEST = 3;
const LEAST_SHARE = 0.2;

/** Dates that cannot all be meant as they stand: asked about once for the file, with an example. */
export function dateDoubts(
  drafts: readonly InvoiceDraft[],
  today: LocalDate,
): { dueDates: ImportQuestion | null; future: ImportQuestion | null } {
  const early = drafts.filter(({ issuedOn, dueOn }) => dueOn !== null && dueOn < issuedOn);
  const future = drafts.filter(({ issuedOn }) => issuedOn > today);
  const many = (found: readonly InvoiceDraft[]) => found.length >= FEWEST && found.length / drafts.length >= LEAST_SHARE;
  return { dueDates: many(early) ? dueDatesQuestion(early) : null, future: many(future) ? futureQuestion(future) : null };
}

function dueDatesQuestion(early: readonly InvoiceDraft[]): ImportQuestion {
  const [example] = early;
  const evidence = example?.dueOn
    ? ` (${example.number} : facture du ${formatDate(example.issuedOn)}, échéance du ${formatDate(example.dueOn)})`
    : '';
  return {
    code: 'dueBeforeIssue',
    message: `Beaucoup de factures ont une échéance antérieure à leur date${evidence}. Comment les lire ?`,
    choices: [
      { value: 'swap', label: 'les deux dates sont interverties' },
      { value: 'terms', label: 'ces échéances sont fausses : les calculer d’après les conditions de paiement' },
      { value: 'keep', label: 'elles sont justes' },
    ],
  };
}

function futureQuestion(future: readonly InvoiceDraft[]): ImportQuestion {
  const [example] = future;
  return {
    code: 'futureInvoices',
    message: `Beaucoup de factures sont datées d’après aujourd’hui${example ? ` (${example.number} : ${formatDate(example.issuedOn)})` : ''}. Faut-il les importer ?`,
    choices: [
      { value: 'keep', label: 'oui, telles quelles' },
      { value: 'reject', label: 'non, laisser de côté celles qui sont à venir' },
    ],
  };
}

/** Payments of a file that precede the invoices they name. */
export function earlyPaymentsQuestion(count: number, example: { number: string; issuedOn: LocalDate; paidOn: LocalDate }): ImportQuestion {
  return {
    code: 'earlyPayments',
    message: `${count === 1 ? 'Un règlement est antérieur à sa facture' : `${count.toLocaleString('fr-FR')} règlements sont antérieurs à leur facture`} (${example.number} du ${formatDate(example.issuedOn)}, réglée le ${formatDate(example.paidOn)}). ${count === 1 ? 'Est-ce un acompte' : 'Sont-ce des acomptes'} ?`,
    choices: [
      { value: 'advance', label: `oui : ${count === 1 ? 'il compte' : 'ils comptent'} sur la facture à partir de sa date` },
      {
        value: 'reject',
        label: count === 1 ? 'non : c’est une erreur, refuser la ligne' : 'non : ce sont des erreurs, refuser ces lignes',
      },
    ],
  };
}

/** Invoices of a file that were settled before their own date. */
export class EarlySettlements {
  #count = 0;
  #first: { number: string; issuedOn: LocalDate; paidOn: LocalDate } | null = null;

  add({ number, issuedOn, settledOn }: InvoiceDraft): void {
    if (settledOn === null || settledOn >= issuedOn) return;
    this.#count += 1;
    this.#first ??= { number, issuedOn, paidOn: settledOn };
  }

  question(): ImportQuestion | null {
    return this.#first && earlyPaymentsQuestion(this.#count, this.#first);
  }
}

/** A draft as the answers make it. */
export function withDueDate(draft: InvoiceDraft, answer: EarlyDueDates): InvoiceDraft {
  const { issuedOn, dueOn } = draft;
  if (dueOn === null || dueOn >= issuedOn || answer === 'keep') return draft;
  return answer === 'terms' ? { ...draft, dueOn: null } : { ...draft, issuedOn: dueOn, dueOn: issuedOn };
}

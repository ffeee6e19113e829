import { formatDate } from '../../shared/dates/format-date.ts';
import type { BankReturn, DecidedMatch, MovementToMatch } from '../../shared/imports/matches.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';

type Candidate = MovementToMatch['candidates'][number];

/** « F-12, F-13 et 2 autres » */
export function numbersText(numbers: readonly string[]): string {
  const shown = numbers.length > 3 ? numbers.slice(0, 2) : numbers;
  const rest = numbers.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} et ${rest} autres` : shown.join(', ');
}

/** The invoices of a proposal. */
export function candidateText(candidate: Candidate | undefined): string {
  return candidate ? numbersText(candidate.allocations.map(({ number }) => number)) : 'aucune';
}

/** A tab and how many things it holds. */
export function countedText(word: string, count: number): string {
  return count > 0 ? `${word} (${count})` : word;
}

export const RETURN_STATES: Readonly<Record<BankReturn['state'], string>> = {
  offered: 'À traiter',
  applied: 'Règlement retiré',
  ignored: 'Laissé de côté',
};

/** A payment that a bank may have taken back: « Martin, le 05/02/2026, FA-1 ». */
export function returnableText({ customerName, paidOn, invoiceNumbers }: BankReturn['candidates'][number]): string {
  const settled = invoiceNumbers.length > 0 ? numbersText(invoiceNumbers) : 'aucune facture';
  return `${customerName}, le ${formatDate(paidOn)}, ${settled}`;
}

/** What waits for a person: credits, and what banks took back. */
export function waitingText(credits: number, returns: number): string {
  const rejected = returns > 1 ? `${returns} rejets attendent leur règlement.` : returns === 1 ? 'Un rejet attend son règlement.' : '';
  return [credits > 0 ? creditsText(credits) : '', rejected].filter((text) => text !== '').join(' ');
}

/** How many credits wait. */
function creditsText(count: number): string {
  return count > 1 ? `${count} encaissements attendent leur facture.` : 'Un encaissement attend sa facture.';
}

/** That a credit may be a payment entered another way: « Déjà saisi ? Un règlement de Martin du même montant, le 07/02/2026. » */
export function recordedText({ customerName, paidOn }: MovementToMatch['recorded'][number]): string {
  return `Déjà saisi ? Un règlement de ${customerName}, du même montant, est enregistré au ${formatDate(paidOn)}.`;
}

/** That a credit may be the sum of payments entered one by one. */
export function togetherText(payments: MovementToMatch['recordedTogether']): string {
  const each = payments.map(
    ({ customerName, amountCents, paidOn }) => `${customerName} ${formatEuros(amountCents)} le ${formatDate(paidOn)}`,
  );
  return `Déjà saisis ? ${payments.length} règlements enregistrés font ce montant : ${each.join(', ')}.`;
}

/** Whose a credit may be, and the invoices that it may pay. */
export function proposalText({ customerName, candidates: [first] }: MovementToMatch): string {
  const customer = customerName ?? first?.customerName;
  if (customer === undefined) return 'Client non reconnu';
  return first ? `${customer} : ${candidateText(first)}` : customer;
}

/** Why a credit waits, and what it may be: that the money may be there already comes before what it could pay. */
export function reasonOf({ recorded: [first], recordedTogether, reason }: MovementToMatch): string {
  if (first) return recordedText(first);
  return recordedTogether.length > 0 ? togetherText(recordedTogether) : reason;
}

export function leftOutText(label: string): string {
  return `« ${label} » est laissé de côté : ce n’est le règlement d’aucun client.`;
}

export function allocatedText(amountCents: Cents, numbers: readonly string[], discountCents = 0 as Cents): string {
  const discount = discountCents > 0 ? `, escompte de ${formatEuros(discountCents)} accordé` : '';
  return `${formatEuros(amountCents)} affectés à ${numbersText(numbers)}${discount}.`;
}

export function recordedLinkText(count: number): string {
  return count > 1
    ? `Ce sont les ${count} règlements déjà saisis : rien n’est compté deux fois.`
    : 'C’est le règlement déjà saisi : rien n’est compté deux fois.';
}

/** What a person made of a credit. */
export function decidedText({ state, customerNames, invoiceNumbers }: DecidedMatch): string {
  if (state === 'ignored') return customerNames.length > 0 ? `laissé au crédit de ${customerNames.join(', ')}` : 'laissé de côté';
  const whose = customerNames.join(', ');
  return invoiceNumbers.length > 0 ? `${whose} : ${numbersText(invoiceNumbers)}` : `au crédit de ${whose}`;
}

/** What the amounts of a dialog come to against the credit. */
export function divisionText(allocatedCents: Cents, amountCents: Cents, restCents: Cents, customerName: string): string {
  const head = `${formatEuros(allocatedCents)} affectés sur ${formatEuros(amountCents)}`;
  return restCents > 0 ? `${head} ; ${formatEuros(restCents)} resteront au crédit de ${customerName}` : head;
}

export const HAND_MATCH = {
  modes: { invoices: 'Factures d’un client', advance: 'Avance ou acompte', other: 'Pas un client' },
  advance: (amount: Cents) =>
    `${formatEuros(amount)} resteront au crédit du client, sans facture : vous les affecterez quand la facture sera là, depuis sa fiche, onglet Règlements.`,
  other: 'L’encaissement est laissé de côté et ne compte dans aucun chiffre. Vous le retrouverez dans « Déjà traités ».',
  known: (customerName: string) =>
    `Ce règlement est celui de ${customerName} : une partie en est déjà affectée, ou un autre fichier l’a dit.`,
  gap: (gap: Cents) => `Solder aussi les ${formatEuros(gap)} qui manquent (frais de banque ou arrondi)`,
  remember: 'Retenir ce payeur pour ce client : ses prochains virements seront reconnus',
} as const;

import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';

/** On what ground a payment is matched to invoices, from the surest to the weakest. */
export type MatchGround =
  | 'referenceAndAmount'
  | 'referenceWithinTolerance'
  | 'someReferencesAndAmount'
  | 'nameAndAmount'
  | 'nameAndAllOpen'
  | 'nameAndCombination'
  | 'referenceAndDiscount'
  | 'nameAndDiscount'
  | 'referenceAndOthers'
  | 'maybeReferenceAndAmount'
  | 'nameAndOneOfAmount'
  | 'referenceInPart'
  | 'referenceAndMore'
  | 'nameWithinTolerance'
  | 'nameAndOneDiscount'
  | 'nameAndOneCombination'
  | 'onlyAmount'
  | 'oneOfAmount'
  | 'onlyName';

export interface MatchReasonFacts {
  readonly ground: MatchGround;
  readonly numbers: readonly string[];
  readonly customerName: string;
  /** The payment less what the invoices have open: negative when it is short. */
  readonly gapCents: Cents;
  /** The rates of the early-payment discounts kept, per cent; none on other grounds. */
  readonly discountRates?: readonly string[];
  /** The name is not certain: another customer’s begins alike, or only a part of it is written. */
  readonly nameUncertain: boolean;
}

function invoices(numbers: readonly string[]): string {
  const shown = numbers.length > 4 ? [...numbers.slice(0, 3), `${numbers.length - 3} autres`] : [...numbers];
  const last = shown.pop() ?? '';
  return `${numbers.length > 1 ? 'les factures' : 'la facture'} ${shown.length > 0 ? `${shown.join(', ')} et ${last}` : last}`;
}

/** « de la facture », « des factures » */
function ofInvoices(numbers: readonly string[]): string {
  return `de ${invoices(numbers)}`.replace(/^de les /, 'des ');
}

/** « escompte 3 % (300,00 €) déduit » */
function discounted({ discountRates = [], gapCents }: MatchReasonFacts): string {
  const rates = discountRates.map((rate) => `${rate.replace('.', ',')}\u00a0%`);
  return `escompte ${rates.join(' et ')} déduit (${formatEuros(Math.abs(gapCents) as Cents)}), réglé à temps`;
}

const SENTENCES: { readonly [G in MatchGround]: (facts: MatchReasonFacts) => string } = {
  referenceAndAmount: ({ numbers }) => `Le virement cite ${invoices(numbers)}, du même montant.`,
  referenceWithinTolerance: ({ numbers, gapCents }) =>
    `Le virement cite ${invoices(numbers)}, à ${formatEuros(Math.abs(gapCents) as Cents)} près ${gapCents < 0 ? 'en moins' : 'en plus'}.`,
  someReferencesAndAmount: ({ numbers }) =>
    `Parmi les numéros que cite le virement, ${invoices(numbers)} ${numbers.length > 1 ? 'font' : 'fait'} son montant.`,
  nameAndAmount: ({ numbers, customerName }) =>
    `Le nom de ${customerName} et le montant exact de ${invoices(numbers)}, la seule de ce montant.`,
  nameAndAllOpen: ({ customerName }) => `Le nom de ${customerName}, et le total exact de ses factures ouvertes.`,
  nameAndCombination: ({ numbers, customerName }) =>
    `Le nom de ${customerName} ; ensemble, ${invoices(numbers)} font ce montant, et aucune autre combinaison.`,
  referenceAndDiscount: (facts) => `Le virement cite ${invoices(facts.numbers)}, ${discounted(facts)}.`,
  nameAndDiscount: (facts) => `Le nom de ${facts.customerName} et le montant ${ofInvoices(facts.numbers)}, ${discounted(facts)}.`,
  nameAndOneDiscount: (facts) =>
    `Le nom de ${facts.customerName} et le montant ${ofInvoices(facts.numbers)}, ${discounted(facts)}, parmi d’autres possibilités.`,
  referenceAndOthers: ({ numbers }) => `Le virement cite l’une de ces factures ; ensemble, ${invoices(numbers)} font son montant.`,
  maybeReferenceAndAmount: ({ numbers }) => `Un nombre du libellé est peut-être le numéro de ${invoices(numbers)}, du même montant.`,
  nameAndOneOfAmount: ({ numbers, customerName }) =>
    `Le nom de ${customerName} et le montant de ${invoices(numbers)} ; une autre facture pourrait convenir.`,
  referenceInPart: ({ numbers }) => `Le virement cite ${invoices(numbers)} et n’en règle qu’une partie.`,
  referenceAndMore: ({ numbers, gapCents }) =>
    `Le virement cite ${invoices(numbers)} et dépasse de ${formatEuros(gapCents)} ce qui reste à régler.`,
  nameWithinTolerance: ({ numbers, customerName, gapCents }) =>
    `Le nom de ${customerName} et le montant de ${invoices(numbers)}, à ${formatEuros(Math.abs(gapCents) as Cents)} près.`,
  nameAndOneCombination: ({ numbers, customerName }) =>
    `Le nom de ${customerName} ; ensemble, ${invoices(numbers)} font ce montant, parmi d’autres possibilités.`,
  onlyAmount: ({ numbers }) => `Seul le montant correspond : ${invoices(numbers)} est la seule de ce montant.`,
  oneOfAmount: ({ numbers }) => `Seul le montant correspond à ${invoices(numbers)}, comme à d’autres.`,
  onlyName: ({ customerName }) => `Le nom de ${customerName}, sans facture de ce montant : proposé sur les plus anciennes.`,
};

/** Why these invoices are proposed for a payment, in one sentence. */
export function matchReason(facts: MatchReasonFacts): string {
  const sentence = SENTENCES[facts.ground](facts);
  return facts.nameUncertain ? `${sentence} Le nom n’est pas certain.` : sentence;
}

/** Why nothing is proposed. */
export const NO_MATCH_REASON = 'Aucune facture ouverte ne correspond, ni par son numéro, ni par le client, ni par le montant.';

/** Why a payment in another currency than the accounts' is left alone. */
export function foreignMatchReason(currency: string): string {
  return `Le paiement est en ${currency} : il n’est rapproché d’aucune facture.`;
}

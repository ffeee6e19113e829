import { formatDate } from '../dates/format-date.ts';
import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import type { LateFeeStatement } from '../late-fees/late-fees.contract.ts';
import type { LetterBlock } from '../letters/letter-content.ts';
import { headingBlock, noteBlock, paragraphBlock, tableBlock } from '../letters/report-blocks.ts';
import { addCents, type Cents, negateCents, subtractCents, sumCents } from '../money/cents.ts';
import { formatAmount, formatEuros, formatRate } from '../money/format-money.ts';
import { caseCostsWords } from './case-words.fr.ts';

/** An invoice of a dossier, as it stood at its day. */
export interface DossierInvoice {
  number: string;
  kind: 'invoice' | 'creditNote';
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  openCents: Cents;
  disputedCents: Cents;
  /** Within `openCents`: written off in our books, and still owed. */
  lossCents: Cents;
  /** Given up to the customer, or sold with the claim. */
  releasedCents: Cents;
}

export interface DossierPayment {
  paidOn: LocalDate;
  amountCents: Cents;
  method: string;
  /** What it settled. */
  invoiceNumbers: readonly string[];
  unallocatedCents: Cents;
}

/** What the customer owes at a day: the invoices, what was received on them, what is to its credit. */
export function invoicesReport(
  invoices: readonly DossierInvoice[],
  payments: readonly DossierPayment[],
  credits: readonly { label: string; amountCents: Cents }[],
  asOf: LocalDate,
  costs: { recoverableCents: Cents; ownCents: Cents },
): LetterBlock[] {
  const open = invoices.filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
  const creditCents = sumCents(credits.map(({ amountCents }) => amountCents));
  const openCents = sumCents(open.map((invoice) => invoice.openCents));
  const disputed = open.filter(({ disputedCents }) => disputedCents > 0);
  return [
    paragraphBlock(
      open.length === 0
        ? `Aucune facture ne restait due au ${formatDate(asOf)}.`
        : `Factures dont quelque chose restait dû au ${formatDate(asOf)}. Toutes les factures du client, soldées comprises, sont dans le tableur joint.`,
    ),
    ...(open.length === 0
      ? []
      : [
          tableBlock(
            [
              ['Facture', 38],
              ['Date', 22],
              ['Échéance', 22],
              ['Montant TTC (€)', -27],
              ['Réglé ou déduit (€)', -31],
              ['Reste dû (€)', -30],
            ],
            [
              ...open.map(({ number, issuedOn, dueOn, totalCents, openCents: left, releasedCents }) => [
                number,
                formatDate(issuedOn),
                formatDate(dueOn),
                formatAmount(totalCents),
                formatAmount(subtractCents(subtractCents(totalCents, left), releasedCents)),
                formatAmount(left),
              ]),
              ...credits.map(({ label, amountCents }) => [label, '', '', '', '', formatAmount(amountCents)]),
              { cells: ['Total', '', '', '', '', formatAmount(addCents(openCents, creditCents))], style: 'strong' as const },
            ],
          ),
        ]),
    ...disputed.map(({ number, disputedCents }) =>
      noteBlock(`Facture ${number} : ${formatEuros(disputedCents)} sont contestés (voir les litiges).`),
    ),
    ...open
      .filter(({ lossCents }) => lossCents > 0)
      .map(({ number, lossCents }) =>
        noteBlock(`Facture ${number} : dont ${formatEuros(lossCents)} passés en perte dans nos livres, sans remise de dette.`),
      ),
    ...open
      .filter(({ releasedCents }) => releasedCents > 0)
      .map(({ number, releasedCents }) =>
        noteBlock(`Facture ${number} : ${formatEuros(releasedCents)} remis au client ou cédés avec la créance, qui ne sont plus dus.`),
      ),
    ...(creditCents < 0
      ? [noteBlock(`Les avoirs et règlements non affectés viennent en déduction, pour ${formatEuros(negateCents(creditCents))}.`)]
      : []),
    ...(addCents(costs.recoverableCents, costs.ownCents) === 0 ? [] : [noteBlock(`${caseCostsWords(costs)}, à part de ce qui précède.`)]),
    ...paymentsOf(payments),
  ];
}

function paymentsOf(payments: readonly DossierPayment[]): LetterBlock[] {
  if (payments.length === 0) return [headingBlock('Règlements reçus'), paragraphBlock('Aucun règlement de ce client n’est enregistré.')];
  return [
    headingBlock('Règlements reçus'),
    tableBlock(
      [
        ['Reçu le', 24],
        ['Montant (€)', -28],
        ['Moyen', 32],
        ['Factures réglées', 86],
      ],
      payments.map(({ paidOn, amountCents, method, invoiceNumbers, unallocatedCents }) => [
        formatDate(paidOn),
        formatAmount(amountCents),
        method,
        [...invoiceNumbers, ...(unallocatedCents > 0 ? [`${formatEuros(unallocatedCents)} non affectés`] : [])].join(', '),
      ]),
    ),
  ];
}

/** The interest and flat indemnities on what is still owed, line by line, with the rule that gave them. */
export function interestReport(
  fees: LateFeeStatement | { missingRate: string },
  {
    debtor,
    publicBuyer = false,
    contractRatePct,
    judgmentOn,
    asOf,
  }: {
    debtor: 'business' | 'consumer';
    publicBuyer?: boolean | undefined;
    contractRatePct: string | null;
    judgmentOn: LocalDate | null;
    asOf: LocalDate;
  },
): LetterBlock[] {
  if ('missingRate' in fees) {
    return [paragraphBlock(`Le taux du semestre ${fees.missingRate} n’est pas connu : ce décompte est à refaire une fois le taux saisi.`)];
  }
  const rule =
    debtor === 'consumer'
      ? 'Débiteur particulier : intérêts au taux légal à compter de la réception de la mise en demeure (C. civ. 1231-6) ; ni pénalités ni indemnité forfaitaire.'
      : `${publicBuyer ? 'Intérêts moratoires du Code de la commande publique (art. L2192-13, R2192-31)' : 'Pénalités de retard du Code de commerce (art. L441-10)'}, du lendemain de l’échéance au ${formatDate(asOf)} inclus, sur le reste dû TTC, sur 365 jours, ${
          publicBuyer
            ? 'au taux de la Banque centrale européenne du semestre où ils ont commencé à courir, majoré de 8 points'
            : contractRatePct === null
              ? 'au taux de la Banque centrale européenne du semestre majoré de 10 points'
              : `au taux contractuel de ${formatRate(contractRatePct)}`
        }. Ni capitalisation, ni TVA. Une partie contestée de facture ne porte pas intérêt dans ce décompte.`;
  return [
    paragraphBlock(rule),
    ...(judgmentOn === null
      ? []
      : [
          paragraphBlock(
            `Procédure collective ouverte le ${formatDate(judgmentOn)} : les intérêts s’arrêtent la veille (C. com. L622-28).`,
          ),
        ]),
    ...(fees.lines.length === 0
      ? [paragraphBlock('Aucun intérêt à ce jour.')]
      : [
          tableBlock(
            [
              ['Facture', 40],
              ['Du', 22],
              ['Au', 22],
              ['Jours', -14],
              ['Taux annuel', -22],
              ['Reste dû (€)', -26],
              ['Intérêts (€)', -24],
            ],
            [
              ...fees.lines.map(({ invoiceNumber, from, to, ratePct, openCents, interestCents }) => [
                invoiceNumber,
                formatDate(from),
                formatDate(to),
                String(daysBetween(from, to) + 1),
                formatRate(ratePct),
                formatAmount(openCents),
                formatAmount(interestCents),
              ]),
              { cells: ['Total des intérêts', '', '', '', '', '', formatAmount(fees.interestCents)], style: 'strong' as const },
            ],
          ),
        ]),
    ...(fees.indemnityCents > 0
      ? [
          paragraphBlock(
            `Indemnité forfaitaire pour frais de recouvrement (C. com. D441-5) : ${fees.indemnityCents / 4000} × 40 € = ${formatEuros(fees.indemnityCents)}.`,
          ),
        ]
      : []),
    {
      type: 'sums',
      rows: [
        { label: 'Intérêts', amount: formatEuros(fees.interestCents), strong: false },
        ...(fees.indemnityCents > 0 ? [{ label: 'Indemnités forfaitaires', amount: formatEuros(fees.indemnityCents), strong: false }] : []),
        ...(fees.paidCents === undefined
          ? []
          : [{ label: 'Déjà réglés dans un échéancier', amount: formatEuros(negateCents(fees.paidCents)), strong: false }]),
        { label: `Total au ${formatDate(asOf)}`, amount: formatEuros(fees.totalCents), strong: true },
      ],
    },
  ];
}

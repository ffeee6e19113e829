import { formatDate } from '../../dates/format-date.ts';
import { formatAmount, formatEuros } from '../../money/format-money.ts';
import { cheapestOfferSentence, offerDates, offerName, presentValueSentence, rateWords } from '../offer-words.fr.ts';
import type { OfferSheet } from '../schedules.contract.ts';
import type { OfferSheetContent } from './offer-sheet-content.ts';

/** The words of the offer sheet, for the company's own use. */
export function composeOfferSheet(sheet: OfferSheet, companyName: string): OfferSheetContent {
  const { customerName, asOf, principalCents, feesCents, debtCents, costOfMoneyPct, discountPct, offers } = sheet;
  const schedule = offers.find(({ kind }) => kind === 'instalments');
  return {
    documentTitle: `Fiche d’offre, ${customerName}, ${formatDate(asOf)}`,
    author: companyName,
    company: companyName,
    title: `Fiche d’offre · ${customerName}`,
    subtitle: `Établie le ${formatDate(asOf)}, à usage interne : à ne pas remettre au client.`,
    debt: [
      { label: 'Reste dû des factures', amount: formatEuros(principalCents) },
      { label: 'Frais de retard qui peuvent être demandés', amount: formatEuros(feesCents) },
      { label: 'Dette avec ses frais', amount: formatEuros(debtCents) },
      { label: 'Coût de l’argent, par an', amount: rateWords(costOfMoneyPct) },
    ],
    offersTitle: 'Les offres',
    columns: ['Offre', 'Quand', 'Reçu (€)', 'Non demandé (€)', 'Valeur (€)', 'Coût (€)'],
    rows: offers.map((offer) => [
      offerName(offer, discountPct),
      offerDates(offer),
      ...[offer.receivedCents, offer.givenUpCents, offer.presentCents, offer.costCents].map(formatAmount),
    ]),
    conclusion: cheapestOfferSentence(sheet),
    instalmentsTitle: 'Les échéances',
    instalmentColumns: ['N°', 'Date', 'Montant (€)', 'Valeur (€)'],
    instalments: (schedule?.payments ?? []).map(({ dueOn, amountCents, presentCents }, index) => [
      String(index + 1),
      formatDate(dueOn),
      formatAmount(amountCents),
      formatAmount(presentCents),
    ]),
    total: [
      '',
      'Total',
      formatAmount(schedule?.receivedCents ?? sheet.principalCents),
      formatAmount(schedule?.presentCents ?? sheet.principalCents),
    ],
    explanation: presentValueSentence(costOfMoneyPct),
    footer: 'Les frais de retard sont ceux qui pourraient être réclamés à ce jour, non ceux que l’on obtiendrait.',
  };
}

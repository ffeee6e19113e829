import { type Cents, negateCents, subtractCents } from '../money/cents.ts';
import { formatNumber, formatPercent, formatWholeEuros } from '../money/format-money.ts';
import { isUnfinished } from './current-month.ts';
import type { DashboardFigures } from './dashboard.contract.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.contract.ts';
import type { TileAction } from './tile-action.ts';

/** What a sentence says of the situation; `late` only for money that comes late. */
export type TileTone = 'neutral' | 'good' | 'warn' | 'late';

/** What one of the four pilots shows: its figure, what it is compared with, and what it means in one plain sentence. */
export interface TileText {
  /** `94,2 %`, `47,3 j`; `—` when the figure cannot be computed, the sentence then says why. */
  value: string;
  detail: string | null;
  sentence: string;
  tone: TileTone;
  /** The one thing to do about it; null when there is nothing to do. */
  action: TileAction | null;
}

/** From how many days a longer collection delay is no longer a detail: a working week. */
export const LATER_BY_A_WEEK = 5;

const TO_FORECASTS: TileAction = { label: 'Saisir les prévisions', to: 'forecasts' };
const TO_REMINDERS: TileAction = { label: 'Relancer les retards', to: 'reminders' };

/**
 * Revenue of the month against its forecast. Good from 100 %, a warning under the threshold; amounts to the euro. While the month lasts
 * nothing is missing yet: the rest is still to be sold.
 */
export function commercialTile(figures: DashboardFigures, thresholds: Thresholds = DEFAULT_THRESHOLDS): TileText {
  const { commercialPerformance: performance, revenueCents: revenue, forecastRevenueCents: forecast } = figures;
  const detail = 'objectif 100\u00a0%';
  if (forecast === 0 && revenue > 0)
    return unknown(`CA de ${formatWholeEuros(revenue)} alors que rien n’était prévu.`, detail, TO_FORECASTS);
  if (performance === null || forecast === null) return unknown('Pas de CA prévu ce mois-ci.', detail, TO_FORECASTS);
  const gap = subtractCents(revenue, forecast);
  const value = formatPercent(performance);
  const unfinished = isUnfinished(figures);
  const facts = `CA de ${formatWholeEuros(revenue)}${unfinished ? ' à ce jour' : ''} pour ${formatWholeEuros(forecast)} prévus`;
  if (gap === 0) return { value, detail, sentence: `${facts} : l’objectif est atteint.`, tone: 'good', action: null };
  if (gap > 0) return { value, detail, sentence: `${facts} : ${formatWholeEuros(gap)} de mieux.`, tone: 'good', action: null };
  const rest = formatWholeEuros(negateCents(gap));
  if (unfinished) {
    const sentence = `${formatWholeEuros(revenue)} à ce jour ; encore ${rest} pour l’objectif.`;
    return { value, detail, sentence, tone: 'neutral', action: { label: 'Voir les ventes du mois', to: 'proof', figure: 'revenueCents' } };
  }
  return {
    value,
    detail,
    sentence: `${facts} : il manque ${rest}.`,
    tone: performance * 100 < thresholds.commercialPct ? 'warn' : 'neutral',
    action: { label: 'Voir les ventes du mois', to: 'proof', figure: 'revenueCents' },
  };
}

/** From how many days a DSO says more about the month's few sales than about its customers: a year of sales outstanding. */
const FEW_SALES_DSO = 365;

/**
 * The accounting DSO against the same month a year before, in whole days; without that month, against the DSO that the same
 * invoices would give if none were late (`add` = the days that lateness costs). Above the threshold it is late money, whatever it was a year
 * before. Beyond a year the month has too few sales for its DSO to be read: the figure stays by its definition, the sentence gives that of
 * twelve months; so it does while the month lasts, whose sales are not all there. Credit notes and payments in advance can make what is not due, or the whole balance, negative: no delay is then told in
 * days that nobody could wait.
 */
export function dsoTile(figures: DashboardFigures, dsoAYearAgo: number | null, thresholds: Thresholds = DEFAULT_THRESHOLDS): TileText {
  const { dso } = figures;
  const detail = `objectif ${formatThreshold(thresholds.dsoDays)}\u00a0j`;
  if (dso === null) return withoutSales(figures);
  if (isUnfinished(figures)) return ofCurrentMonth(figures, inDecimalDays(dso), detail);
  if (figures.revenueCents < 0) {
    return {
      value: inDecimalDays(dso),
      detail,
      sentence: 'Les avoirs du mois dépassent ses factures : ce délai ne se lit pas.',
      tone: 'neutral',
      action: null,
    };
  }
  const tooLate = dso > thresholds.dsoDays;
  const [sentence, tone] =
    dso >= 0 && dso <= FEW_SALES_DSO && dsoAYearAgo !== null ? drift(dso - dsoAYearAgo, tooLate) : lateDays(figures, tooLate);
  const action = (tone === 'warn' || tone === 'late') && figures.overdueCents > 0 ? TO_REMINDERS : null;
  return { value: inDecimalDays(dso), detail, sentence, tone, action };
}

/** A month without sales has no delay of its own: that of twelve months is told, and late money is chased all the same. */
function withoutSales(figures: DashboardFigures): TileText {
  const { dso12Months, overdueCents } = figures;
  const missing = `Aucune vente ${isUnfinished(figures) ? 'à ce jour' : 'ce mois-ci'} : le délai ne se calcule pas`;
  const sentence =
    dso12Months === null || dso12Months <= 0 ? `${missing}.` : `${missing} ; sur douze mois, ${inDays(Math.round(dso12Months))}.`;
  return unknown(sentence, null, overdueCents > 0 ? TO_REMINDERS : null);
}

/** All that is owed, over half a month of sales: the figure by its definition, and what can be read meanwhile. */
function ofCurrentMonth({ dso12Months, overdueCents }: DashboardFigures, value: string, detail: string): TileText {
  const later = 'Mois en cours : se lit à sa fin';
  const sentence =
    dso12Months === null || dso12Months <= 0 ? `${later}.` : `${later} ; sur douze mois, ${inDays(Math.round(dso12Months))}.`;
  return { value, detail, sentence, tone: 'neutral', action: overdueCents > 0 ? TO_REMINDERS : null };
}

type Said = [sentence: string, tone: TileTone];

function drift(change: number, tooLate: boolean): Said {
  const days = Math.round(change);
  if (days === 0 && tooLate) return ['Vous encaissez au même rythme qu’il y a un an : toujours trop tard.', 'late'];
  if (days === 0) return ['Vous encaissez au même rythme qu’il y a un an.', 'neutral'];
  if (days > 0) return [`Vous encaissez ${inDays(days)} plus tard qu’il y a un an.`, tooLate ? 'late' : lateness(days)];
  return tooLate
    ? [`Vous encaissez ${inDays(-days)} plus tôt qu’il y a un an, mais encore trop tard.`, 'warn']
    : [`Vous encaissez ${inDays(-days)} plus tôt qu’il y a un an.`, 'good'];
}

function lateDays({ dso, bestPossibleDso, add, outstandingCents, overdueCents, dso12Months }: DashboardFigures, tooLate: boolean): Said {
  if (dso !== null && dso < 0) return ['Avoirs et acomptes dépassent ce que l’on vous doit.', 'neutral'];
  if (dso !== null && dso > FEW_SALES_DSO) return [fewSales(dso12Months), 'neutral'];
  const lost = add === null ? 0 : Math.round(add);
  if (lost > 0 && bestPossibleDso !== null && bestPossibleDso < 0) {
    return ['Tout ce délai vient de factures en retard.', tooLate ? 'late' : lateness(lost)];
  }
  if (overdueCents < 0) return ['Avoirs et acomptes couvrent les retards.', 'good'];
  if (lost > 0) return [`Les retards vous coûtent ${inDays(lost)} d’encaissement.`, tooLate ? 'late' : lateness(lost)];
  if (overdueCents > 0) return ['Les retards vous coûtent moins d’un jour d’encaissement.', 'neutral'];
  return tooLate
    ? ['Personne n’est en retard : ce sont vos délais de paiement qui sont longs.', 'warn']
    : [outstandingCents === 0 ? 'Tout est encaissé.' : 'Aucune facture n’est en retard.', 'good'];
}

/** Charges of the month against their forecast. Good up to 100 % once the month is over, a warning beyond the threshold. */
export function operationalTile(figures: DashboardFigures, thresholds: Thresholds = DEFAULT_THRESHOLDS): TileText {
  const { operationalPerformance: performance, chargesCents: charges, forecastChargesCents: forecast } = figures;
  const detail = 'plafond 100\u00a0%';
  if (forecast === 0 && charges > 0)
    return unknown(`Charges de ${formatWholeEuros(charges)} alors que rien n’était prévu.`, detail, TO_FORECASTS);
  if (performance === null || forecast === null) return unknown('Pas de charges prévues ce mois-ci.', detail, TO_FORECASTS);
  const excess = subtractCents(charges, forecast);
  const value = formatPercent(performance);
  const unfinished = isUnfinished(figures);
  const toDate = unfinished ? ' à ce jour' : '';
  const facts = `Charges de ${formatWholeEuros(charges)}${toDate} pour ${formatWholeEuros(forecast)} prévus`;
  // Nobody has a month without any charge: they are not in the books yet.
  if (charges === 0) {
    const sentence = `Aucune charge saisie${toDate} pour ${formatWholeEuros(forecast)} prévus : ajoutez-les ou importez-les.`;
    return { value, detail, sentence, tone: 'neutral', action: { label: 'Saisir les charges', to: 'forecasts' } };
  }
  if (excess <= 0 && unfinished) return { value, detail, sentence: `${facts}.`, tone: 'neutral', action: null };
  if (excess <= 0) return { value, detail, sentence: `${facts} : tenues.`, tone: 'good', action: null };
  return {
    value,
    detail,
    sentence: `${facts} : ${unfinished ? 'déjà ' : ''}${formatWholeEuros(excess)} de trop.`,
    tone: performance * 100 > thresholds.operationalPct ? 'warn' : 'neutral',
    action: { label: 'Voir les charges du mois', to: 'proof', figure: 'chargesCents' },
  };
}

/**
 * The share of twelve months of sales made with the largest customer, and whether that customer pays late.
 * `topCustomerOverdueCents`: what the customer owes past its due date; null when unknown.
 */
export function concentrationTile(
  figures: DashboardFigures,
  topCustomerOverdueCents: Cents | null,
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): TileText {
  const share = figures.concentration12Months.top1;
  const customer = figures.topCustomers[0];
  if (share === null || customer === undefined) return unknown('Aucune vente sur les douze derniers mois.', null, null);
  const { customerId, name } = customer;
  const value = `${formatNumber(share, 1)}\u00a0%`;
  const detail = 'premier client';
  const weighs = `${name} : ${formatNumber(share, 0)}\u00a0% de vos ventes`;
  if (share < thresholds.top1Pct) return { value, detail, sentence: `${weighs} ; aucun client ne domine.`, tone: 'good', action: null };
  return topCustomerOverdueCents !== null && topCustomerOverdueCents > 0
    ? {
        value,
        detail,
        sentence: `${weighs}, ${formatWholeEuros(topCustomerOverdueCents)} en retard.`,
        tone: 'late',
        action: { label: 'Relancer ce client', to: 'customer', customerId },
      }
    : {
        value,
        detail,
        sentence: topCustomerOverdueCents === null ? `${weighs}.` : `${weighs}, rien en retard.`,
        tone: 'warn',
        action: { label: 'Voir sa fiche', to: 'customer', customerId },
      };
}

/** A threshold as it was typed: whole where it is. */
export function formatThreshold(threshold: number): string {
  return formatNumber(threshold, Number.isInteger(threshold) ? 0 : 1);
}

function unknown(sentence: string, detail: string | null, action: TileAction | null): TileText {
  return { value: '—', detail, sentence, tone: 'neutral', action };
}

function lateness(days: number): TileTone {
  return days >= LATER_BY_A_WEEK ? 'late' : 'warn';
}

function fewSales(dso12Months: number | null): string {
  const few = 'Peu de ventes ce mois-ci : le délai du mois ne dit rien';
  return dso12Months === null || dso12Months < 0 ? `${few}.` : `${few} ; sur douze mois, ${inDays(Math.round(dso12Months))}.`;
}

function inDecimalDays(days: number): string {
  return `${formatNumber(days, 1)}\u00a0j`;
}

function inDays(days: number): string {
  return days <= 1 ? `${days} jour` : `${formatNumber(days, 0)} jours`;
}

import { type Cents, negateCents, subtractCents } from '../money/cents.ts';
import { formatNumber, formatPercent, formatWholeEuros } from '../money/format-money.ts';
import type { DashboardFigures } from './dashboard.contract.ts';
import { NULL_REASONS } from './null-reasons.fr.ts';

/** What a sentence says of the situation; `late` only for money that comes late. */
export type TileTone = 'neutral' | 'good' | 'warn' | 'late';

/** What one of the four pilots shows: its figure, what it is compared with, and what it means in one plain sentence. */
export interface TileText {
  /** `94,2 %`, `47,3 j`; `—` when the figure cannot be computed, the sentence then says why. */
  value: string;
  detail: string | null;
  sentence: string;
  tone: TileTone;
}

/** From how many days a longer collection delay is no longer a detail: a working week. */
export const LATER_BY_A_WEEK = 5;

/** The share of sales (%) from which a single customer is a risk worth a warning: a quarter. A convention of this product. */
export const DEPENDENCE_PCT = 25;

/** Revenue of the month against its forecast. Good from 100 %, a warning below; amounts to the euro. */
export function commercialTile(figures: DashboardFigures): TileText {
  const { commercialPerformance: performance, revenueCents: revenue, forecastRevenueCents: forecast } = figures;
  const detail = 'objectif 100\u00a0%';
  if (performance === null || forecast === null) {
    return unknown('Pas de CA prévu ce mois-ci.', detail);
  }
  const gap = subtractCents(revenue, forecast);
  const facts = `CA de ${formatWholeEuros(revenue)} pour ${formatWholeEuros(forecast)} prévus`;
  if (gap === 0) return { value: formatPercent(performance), detail, sentence: `${facts} : l’objectif est atteint.`, tone: 'good' };
  return gap > 0
    ? { value: formatPercent(performance), detail, sentence: `${facts} : ${formatWholeEuros(gap)} de mieux.`, tone: 'good' }
    : { value: formatPercent(performance), detail, sentence: `${facts} : il manque ${formatWholeEuros(negateCents(gap))}.`, tone: 'warn' };
}

/** From how many days a DSO says more about the month's few sales than about its customers: a year of sales outstanding. */
const FEW_SALES_DSO = 365;

/**
 * The accounting DSO against the same month a year before, in whole days; without that month, against the DSO that the same
 * invoices would give if none were late (`add` = the days that lateness costs). Beyond a year the month has too few sales for
 * its DSO to be read: the figure stays by its definition, the sentence gives that of twelve months. Credit notes and payments in
 * advance can make what is not due, or the whole balance, negative: no delay is then told in days that nobody could wait.
 */
export function dsoTile(figures: DashboardFigures, dsoAYearAgo: number | null): TileText {
  const { dso, bestPossibleDso, add } = figures;
  if (dso === null) return unknown(becauseOf(figures, 'dso', 'Aucune facture ce mois-ci : le délai ne se calcule pas.'), null);
  const value = `${formatNumber(dso, 1)}\u00a0j`;
  const detail = bestPossibleDso === null || bestPossibleDso < 0 ? null : `sans retard ${formatNumber(bestPossibleDso, 1)}\u00a0j`;
  if (dso < 0) return { value, detail, sentence: 'Avoirs et acomptes dépassent ce que l’on vous doit.', tone: 'neutral' };
  if (dso > FEW_SALES_DSO) return { value, detail, sentence: fewSales(figures.dso12Months), tone: 'neutral' };
  if (dsoAYearAgo !== null) {
    const days = Math.round(dso - dsoAYearAgo);
    if (days === 0) return { value, detail, sentence: 'Vous encaissez au même rythme qu’il y a un an.', tone: 'neutral' };
    return days > 0
      ? { value, detail, sentence: `Vous encaissez ${inDays(days)} plus tard qu’il y a un an.`, tone: lateness(days) }
      : { value, detail, sentence: `Vous encaissez ${inDays(-days)} plus tôt qu’il y a un an.`, tone: 'good' };
  }
  const lost = add === null ? 0 : Math.round(add);
  if (lost > 0 && bestPossibleDso !== null && bestPossibleDso < 0) {
    return { value, detail, sentence: 'Tout ce délai vient de factures en retard.', tone: lateness(lost) };
  }
  if (figures.overdueCents < 0) return { value, detail, sentence: 'Avoirs et acomptes couvrent les retards.', tone: 'good' };
  if (lost <= 0 && figures.overdueCents > 0) {
    return { value, detail, sentence: 'Les retards vous coûtent moins d’un jour d’encaissement.', tone: 'neutral' };
  }
  return lost > 0
    ? { value, detail, sentence: `Les retards vous coûtent ${inDays(lost)} d’encaissement.`, tone: lateness(lost) }
    : { value, detail, sentence: 'Aucun client ne vous paie en retard.', tone: 'good' };
}

/** Charges of the month against their forecast. Good up to 100 %, a warning beyond. */
export function operationalTile(figures: DashboardFigures): TileText {
  const { operationalPerformance: performance, chargesCents: charges, forecastChargesCents: forecast } = figures;
  const detail = 'plafond 100\u00a0%';
  if (performance === null || forecast === null) return unknown('Pas de charges prévues ce mois-ci.', detail);
  const excess = subtractCents(charges, forecast);
  const facts = `Charges de ${formatWholeEuros(charges)} pour ${formatWholeEuros(forecast)} prévus`;
  return excess > 0
    ? { value: formatPercent(performance), detail, sentence: `${facts} : ${formatWholeEuros(excess)} de trop.`, tone: 'warn' }
    : { value: formatPercent(performance), detail, sentence: `${facts} : tenues.`, tone: 'good' };
}

/**
 * The share of twelve months of sales made with the largest customer, and whether that customer pays late.
 * `topCustomerOverdueCents`: what the customer owes past its due date; null when unknown.
 */
export function concentrationTile(figures: DashboardFigures, topCustomerOverdueCents: Cents | null): TileText {
  const share = figures.concentration12Months.top1;
  const customer = figures.topCustomers[0];
  if (share === null || customer === undefined) return unknown('Aucune vente sur les douze derniers mois.', null);
  const value = `${formatNumber(share, 1)}\u00a0%`;
  const detail = 'premier client';
  const weighs = `${customer.name} : ${formatNumber(share, 0)}\u00a0% de vos ventes`;
  if (share < DEPENDENCE_PCT) return { value, detail, sentence: `${weighs} ; aucun client ne domine.`, tone: 'good' };
  return topCustomerOverdueCents !== null && topCustomerOverdueCents > 0
    ? { value, detail, sentence: `${weighs}, ${formatWholeEuros(topCustomerOverdueCents)} en retard.`, tone: 'late' }
    : { value, detail, sentence: `${weighs}, rien en retard.`, tone: 'warn' };
}

function unknown(sentence: string, detail: string | null): TileText {
  return { value: '—', detail, sentence, tone: 'neutral' };
}

/** The usual sentence of a missing figure when its reason is the usual one, else the reason itself. */
function becauseOf(figures: DashboardFigures, figure: string, whenNoRevenue: string): string {
  const reason = figures.reasons[figure];
  if (reason === undefined || reason === 'noRevenue') return whenNoRevenue;
  return `Ne se calcule pas : ${NULL_REASONS[reason]}.`;
}

function lateness(days: number): TileTone {
  return days >= LATER_BY_A_WEEK ? 'late' : 'warn';
}

function fewSales(dso12Months: number | null): string {
  const few = 'Peu de ventes ce mois-ci : le délai du mois ne dit rien';
  return dso12Months === null || dso12Months < 0 ? `${few}.` : `${few} ; sur douze mois, ${inDays(Math.round(dso12Months))}.`;
}

function inDays(days: number): string {
  return days <= 1 ? `${days} jour` : `${formatNumber(days, 0)} jours`;
}

import { negateCents, subtractCents } from '../money/cents.ts';
import { formatEuros, formatNumber, formatPercent, formatWholeEuros } from '../money/format-money.ts';
import { ratio } from '../money/ratio.ts';
import { isUnfinished } from './current-month.ts';
import type { DashboardFigures, TrendMonth } from './dashboard.contract.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.contract.ts';
import { formatThreshold, type TileText } from './tile-sentences.fr.ts';

/**
 * What was sold to a customer or a segment in the month, against the same month a year before (null where it is not known); while the month
 * lasts it can be ahead of it, never behind.
 */
export function partSalesTile(figures: DashboardFigures, aYearAgo: TrendMonth['revenueCents'] | null): TileText {
  const { revenueCents } = figures;
  const unfinished = isUnfinished(figures);
  const base = { value: formatWholeEuros(revenueCents), detail: unfinished ? 'TTC, à ce jour' : 'TTC', action: null };
  if (revenueCents === 0 && (aYearAgo === null || aYearAgo === 0))
    return { ...base, sentence: `Aucune vente ${unfinished ? 'à ce jour' : 'ce mois-ci'}.`, tone: 'neutral' };
  if (revenueCents < 0) return { ...base, sentence: 'Les avoirs du mois dépassent ses factures.', tone: 'warn' };
  if (aYearAgo === null || aYearAgo === 0)
    return { ...base, sentence: 'Rien n’avait été vendu ce mois-là un an plus tôt.', tone: 'neutral' };
  const gap = subtractCents(revenueCents, aYearAgo);
  if (gap <= 0 && unfinished)
    return { ...base, sentence: `Il y a un an, ${formatWholeEuros(aYearAgo)} sur le mois entier.`, tone: 'neutral' };
  if (gap === 0) return { ...base, sentence: 'Autant qu’il y a un an.', tone: 'neutral' };
  return gap > 0
    ? { ...base, sentence: `${unfinished ? 'Déjà ' : ''}${formatWholeEuros(gap)} de plus qu’il y a un an.`, tone: 'good' }
    : { ...base, sentence: `${formatWholeEuros(subtractCents(aYearAgo, revenueCents))} de moins qu’il y a un an.`, tone: 'warn' };
}

/** How much of what a customer or a segment owes is late. `customerId`: the customer itself, to go and chase it. */
export function partOverdueTile(
  figures: DashboardFigures,
  customerId: number | null,
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): TileText {
  const { overdueRatio, overdueCents, outstandingCents } = figures;
  const detail = `seuil ${formatThreshold(thresholds.overdueRatioPct)}\u00a0%`;
  const chase: TileText['action'] =
    customerId === null ? { label: 'Relancer les retards', to: 'reminders' } : { label: 'Relancer ce client', to: 'customer', customerId };
  const value = overdueRatio === null ? '—' : formatPercent(overdueRatio);
  const late = formatWholeEuros(overdueCents);
  if (overdueCents > 0 && outstandingCents <= 0)
    return { value, detail, sentence: `${late} en retard, couverts par des avoirs.`, tone: 'warn', action: chase };
  if (overdueRatio === null) return { value, detail: null, sentence: 'Rien n’est dû à cette date.', tone: 'neutral', action: null };
  if (outstandingCents < 0) {
    const sentence = `Les avoirs dépassent de ${formatEuros(negateCents(outstandingCents))} ce qui est dû.`;
    return { value, detail, sentence, tone: 'neutral', action: null };
  }
  if (overdueCents <= 0)
    return { value, detail, sentence: `${formatEuros(outstandingCents)} dus, rien en retard.`, tone: 'good', action: null };
  const owed = formatWholeEuros(outstandingCents);
  return {
    value,
    detail,
    // Credit notes can make less due than is late.
    sentence: overdueCents > outstandingCents ? `${late} en retard ; avoirs déduits, ${owed} dus.` : `${late} en retard sur ${owed} dus.`,
    tone: overdueRatio * 100 > thresholds.overdueRatioPct ? 'late' : 'warn',
    action: chase,
  };
}

/** What a customer or a segment weighs in twelve months of the company's sales. */
export function partShareTile(
  { revenueShare12MonthsPct: share, revenueCents, concentration12Months }: DashboardFigures,
  ofOneCustomer: boolean,
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): TileText {
  const detail = 'sur 12 mois';
  if (share === null)
    return { value: '—', detail: null, sentence: 'Aucune vente sur les douze derniers mois.', tone: 'neutral', action: null };
  const value = `${formatNumber(share, 1)}\u00a0%`;
  const sold = `${formatWholeEuros(concentration12Months.totalCents)} sur douze mois`;
  if (!ofOneCustomer) return { value, detail, sentence: `${sold}.`, tone: 'neutral', action: null };
  if (concentration12Months.totalCents < 0)
    return { value, detail, sentence: `${sold} : ses avoirs dépassent ses factures.`, tone: 'neutral', action: null };
  if (share < 0) {
    const sentence = `${sold} ; dans toute la société, les avoirs dépassent les ventes.`;
    return { value, detail, sentence, tone: 'neutral', action: null };
  }
  if (share >= thresholds.top1Pct) {
    return {
      value,
      detail,
      sentence: `${sold} : vous dépendez beaucoup de lui.`,
      tone: 'warn',
      action: { label: 'Voir le poids de chacun', to: 'proof', figure: 'top1' },
    };
  }
  const recent = ratio(revenueCents, concentration12Months.totalCents);
  return { value, detail, sentence: recent === null ? `${sold}.` : `${sold} : pas de dépendance.`, tone: 'good', action: null };
}

import type { Concentration, DashboardFigures, TrendMonth } from '../dashboard/dashboard.contract.ts';
import type { TypedCell } from './export-sheet.ts';

type Plain = { [K in keyof DashboardFigures]: DashboardFigures[K] extends number | null ? K : never }[keyof DashboardFigures];
type OfConcentration = 'top1' | 'top3' | 'top5' | 'top10' | 'hhi' | 'customersFor80Pct';

/** One figure of the sheet of figures. */
export interface FigureRow {
  readonly name: string;
  readonly unit: '€' | 'jours' | '%' | 'fois' | 'points' | 'clients';
  /** How it is worked out, in one sentence. */
  readonly formula: string;
  readonly value: (figures: DashboardFigures) => number | null;
  /** Under which name `reasons` says why it is null. */
  readonly key: string;
  /** Under which name a month of the trend has it, if it does. */
  readonly trendKey: string;
}

/** A figure as a cell; shares are kept as ratios, for a workbook to show in per cent. */
export function figureCell(row: FigureRow, figures: DashboardFigures): TypedCell {
  return cellOf(row.unit, row.value(figures));
}

/** The same figure of an earlier month, empty where the trend has none. */
export function trendCell(row: FigureRow, month: TrendMonth): TypedCell {
  const value = (month as Readonly<Record<string, unknown>>)[row.trendKey];
  if (typeof value !== 'number') return cellOf(row.unit, null);
  return cellOf(row.unit, row.trendKey === 'top1' ? over100(value) : value);
}

function cellOf(unit: FigureRow['unit'], value: number | null): TypedCell {
  switch (unit) {
    case '€':
      return { kind: 'amount', value };
    case '%':
      return { kind: 'ratio', value };
    case 'points':
    case 'clients':
      return { kind: 'number', value };
    default:
      return { kind: 'number', value, decimals: 1 };
  }
}

function plain(key: Plain, unit: FigureRow['unit'], name: string, formula: string): FigureRow {
  return { key, trendKey: key, unit, name, formula, value: (figures) => figures[key] };
}

/** A figure that is kept in per cent (0–100). */
function percent(key: Plain, name: string, formula: string): FigureRow {
  return { key, trendKey: '', unit: '%', name, formula, value: (figures) => over100(figures[key]) };
}

function shareOfTop(key: OfConcentration & keyof Concentration, name: string, formula: string): FigureRow {
  const value = (figures: DashboardFigures) => over100(figures.concentration12Months[key]);
  return { key: 'concentration12Months', trendKey: key, unit: '%', name, formula, value };
}

function over100(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 1_000_000;
}

/** The figures of a month, pilots first, each with its definition. */
export const FIGURE_ROWS: readonly FigureRow[] = [
  plain('revenueCents', '€', 'Chiffre d’affaires du mois', 'Total TTC des factures et des avoirs émis dans le mois.'),
  plain('forecastRevenueCents', '€', 'Chiffre d’affaires prévu', 'Prévision TTC saisie ou importée pour le mois.'),
  plain('commercialPerformance', '%', 'Performance commerciale', 'Chiffre d’affaires du mois ÷ chiffre d’affaires prévu.'),
  plain('dso', 'jours', 'DSO, méthode comptable', 'Encours à la fin du mois × jours du mois ÷ chiffre d’affaires du mois.'),
  plain('operationalPerformance', '%', 'Performance opérationnelle', 'Charges du mois ÷ charges prévues.'),
  shareOfTop('top1', 'Premier client', 'Part du plus gros client dans le chiffre d’affaires des 12 mois.'),
  plain('collectedCents', '€', 'Encaissé dans le mois', 'Règlements datés du mois ; les pertes n’en sont pas.'),
  plain('outstandingCents', '€', 'Encours', 'Ce qui reste ouvert des factures à cette date, avoirs ouverts déduits.'),
  plain('overdueCents', '€', 'Échu', 'Ce qui reste ouvert des factures dont l’échéance est passée.'),
  plain('chaseableOverdueCents', '€', 'Échu à relancer', 'Échu moins ce qui en est contesté.'),
  plain('disputedCents', '€', 'En litige', 'Part contestée de ce qui reste ouvert.'),
  plain('dso3Months', 'jours', 'DSO sur 3 mois', 'Encours × jours des 3 mois ÷ chiffre d’affaires des 3 mois.'),
  plain('dso12Months', 'jours', 'DSO sur 12 mois', 'Encours × jours des 12 mois ÷ chiffre d’affaires des 12 mois.'),
  plain('dsoCountBack', 'jours', 'DSO par épuisement', 'Jours de ventes à remonter, mois après mois, pour épuiser l’encours.'),
  plain('bestPossibleDso', 'jours', 'DSO sans retard', '(Encours − échu) × jours du mois ÷ chiffre d’affaires du mois.'),
  plain('add', 'jours', 'Jours perdus en retards', 'DSO − DSO sans retard.'),
  plain('dbt', 'jours', 'Retard moyen du mois', 'Jours entre échéance et règlement, pondérés par les montants réglés dans le mois.'),
  plain('dbt12Months', 'jours', 'Retard moyen sur 12 mois', 'Le même, sur les règlements de 12 mois.'),
  plain(
    'daysToPay12Months',
    'jours',
    'Délai réel de paiement',
    'Jours entre facture et règlement, pondérés par les montants réglés en 12 mois.',
  ),
  percent(
    'cei',
    'Efficacité du recouvrement',
    '(Encours d’ouverture + ventes − encours) ÷ (encours d’ouverture + ventes − encours non échu).',
  ),
  percent('cei12Months', 'Efficacité du recouvrement sur 12 mois', 'La même, sur 12 mois.'),
  plain('overdueRatio', '%', 'Taux de retard', 'Échu ÷ encours.'),
  plain('disputeRatio', '%', 'Taux de litige', 'En litige ÷ encours.'),
  plain('art12Months', 'fois', 'Rotation des créances', 'Chiffre d’affaires de 12 mois ÷ moyenne des encours d’ouverture et de clôture.'),
  plain('badDebtRatio12Months', '%', 'Pertes sur créances', 'Créances passées en perte en 12 mois ÷ chiffre d’affaires de 12 mois.'),
  plain(
    'autoMatchRatio',
    '%',
    'Lettrage automatique',
    'Règlements importés du mois affectés sans intervention ÷ règlements importés du mois.',
  ),
  plain('chargesCents', '€', 'Charges du mois', 'Charges TTC datées du mois.'),
  plain('fixedChargesCents', '€', 'Charges fixes', 'Charges fixes TTC datées du mois.'),
  plain('variableChargesCents', '€', 'Charges variables', 'Charges variables TTC datées du mois.'),
  plain('forecastChargesCents', '€', 'Charges prévues', 'Charges fixes et variables prévues pour le mois.'),
  plain('operationalFixedPerformance', '%', 'Charges fixes, réel sur prévu', 'Charges fixes du mois ÷ charges fixes prévues.'),
  plain(
    'operationalVariablePerformance',
    '%',
    'Charges variables, réel sur prévu',
    'Charges variables du mois ÷ charges variables prévues.',
  ),
  shareOfTop('top3', 'Trois premiers clients', 'Leur part dans le chiffre d’affaires des 12 mois.'),
  shareOfTop('top5', 'Cinq premiers clients', 'Leur part dans le chiffre d’affaires des 12 mois.'),
  shareOfTop('top10', 'Dix premiers clients', 'Leur part dans le chiffre d’affaires des 12 mois.'),
  {
    key: 'concentration12Months',
    trendKey: '',
    unit: 'clients',
    name: 'Clients pour 80 % des ventes',
    formula: 'Nombre des plus gros clients qu’il faut pour atteindre 80 % du chiffre d’affaires des 12 mois.',
    value: ({ concentration12Months }) => concentration12Months.customersFor80Pct,
  },
  {
    key: 'concentration12Months',
    trendKey: '',
    unit: 'points',
    name: 'Indice de concentration (HHI)',
    formula: 'Somme des carrés des parts de chaque client en %, de 0 à 10 000.',
    value: ({ concentration12Months }) => concentration12Months.hhi,
  },
];

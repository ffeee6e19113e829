import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import type { ProvenFigure } from '../../shared/dashboard/proof/proof.contract.ts';
import { formatEuros, formatNumber, formatPercent } from '../../shared/money/format-money.ts';

type NumberFigure = Extract<
  { [K in keyof DashboardFigures]: DashboardFigures[K] extends number | null ? K : never }[keyof DashboardFigures],
  ProvenFigure
>;

export interface RatioRow {
  /** What « D’où vient ce chiffre ? » is asked of. */
  figure: ProvenFigure;
  name: string;
  /** One line that says what the figure is, for someone who has never heard of it. */
  meaning: string;
  /** In French with its unit; null when it cannot be computed, for the reason kept under `reason`. */
  value: (figures: DashboardFigures) => string | null;
  reason: string;
}

type Format = (value: number) => string;
const days: Format = (value) => `${formatNumber(value, 1)}\u00a0j`;
const share: Format = (value) => formatPercent(value);
const percent: Format = (value) => `${formatNumber(value, 1)}\u00a0%`;
const times: Format = (value) => `${formatNumber(value, 1)}\u00a0×`;

function row(figure: NumberFigure, name: string, meaning: string, format: Format): RatioRow {
  return {
    figure,
    name,
    meaning,
    reason: figure,
    value: (figures) => {
      const value = figures[figure];
      return value === null ? null : format(value);
    },
  };
}

type AmountFigure = 'outstandingCents' | 'overdueCents' | 'chaseableOverdueCents' | 'disputedCents' | 'collectedCents';

function amount(figure: AmountFigure, name: string, meaning: string): RatioRow {
  return { figure, name, meaning, reason: figure, value: (figures) => formatEuros(figures[figure]) };
}

function concentration(figure: 'top1' | 'top3' | 'top5' | 'top10' | 'hhi', name: string, meaning: string, format: Format): RatioRow {
  return {
    figure,
    name,
    meaning,
    reason: 'concentration12Months',
    value: (figures) => {
      const value = figures.concentration12Months[figure];
      return value === null ? null : format(value);
    },
  };
}

/** The figures behind the pilots, in three families. */
export const RATIO_FAMILIES: readonly { title: string; rows: readonly RatioRow[] }[] = [
  {
    title: 'Délais de paiement',
    rows: [
      row('dso', 'DSO, méthode comptable', 'Encours rapporté aux ventes du mois', days),
      row('dso3Months', 'DSO sur 3 mois', 'Le même, sur trois mois de ventes', days),
      row('dso12Months', 'DSO sur 12 mois', 'Le même, sur un an de ventes', days),
      row('dsoCountBack', 'DSO par épuisement', 'Jours de ventes encore impayés', days),
      row('bestPossibleDso', 'DSO sans retard', 'Ce qu’il serait si rien n’était échu', days),
      row('add', 'Jours perdus en retards', 'DSO moins DSO sans retard', days),
      row('daysToPay12Months', 'Délai réel de paiement', 'De la facture au règlement, 12 mois', days),
    ],
  },
  {
    title: 'Comportement des clients',
    rows: [
      row('dbt', 'Retard moyen du mois', 'De l’échéance au règlement', days),
      row('dbt12Months', 'Retard moyen sur 12 mois', 'Le même, sur un an', days),
      row('cei', 'Efficacité du recouvrement', 'Part encaissée de ce qui pouvait l’être', percent),
      row('cei12Months', 'Efficacité sur 12 mois', 'La même, sur un an', percent),
      row('overdueRatio', 'Taux de retard', 'Part échue de l’encours', share),
      row('disputeRatio', 'Taux de litige', 'Part contestée de l’encours', share),
      row('badDebtRatio12Months', 'Pertes sur créances', 'Part des ventes, 12 mois', share),
    ],
  },
  {
    title: 'Encours, charges et dépendance',
    rows: [
      amount('overdueCents', 'Échu', 'L’échéance est passée'),
      amount('chaseableOverdueCents', 'Échu à relancer', 'Échu moins ce qui est contesté'),
      amount('collectedCents', 'Encaissé dans le mois', 'Règlements reçus'),
      row('art12Months', 'Rotation des créances', 'Ventes d’un an / encours moyen', times),
      row('operationalFixedPerformance', 'Charges fixes', 'Réel rapporté au prévu', share),
      row('operationalVariablePerformance', 'Charges variables', 'Réel rapporté au prévu', share),
      concentration('top3', 'Trois premiers clients', 'Leur part des ventes, 12 mois', percent),
      concentration('hhi', 'Indice de concentration', 'HHI, de 0 à 10 000', (value) => formatNumber(value, 0)),
    ],
  },
];

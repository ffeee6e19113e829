import { FIGURE_TEXTS } from '../../shared/dashboard/figure-texts.fr.ts';
import type { Thresholds } from '../../shared/dashboard/thresholds.contract.ts';

interface ThresholdField {
  name: keyof Thresholds;
  label: string;
  description: string;
  unit: 'j' | '%';
  min: number;
  max: number;
}

export const THRESHOLD_FIELDS: readonly ThresholdField[] = [
  {
    name: 'dsoDays',
    label: `${FIGURE_TEXTS.dso.headline} à ne pas dépasser`,
    description: 'C’est aussi l’objectif de sa tuile.',
    unit: 'j',
    min: 0,
    max: 365,
  },
  {
    name: 'dbtDays',
    label: FIGURE_TEXTS.dbt.headline,
    description: 'De l’échéance au règlement, en moyenne.',
    unit: 'j',
    min: 0,
    max: 365,
  },
  {
    name: 'overdueRatioPct',
    label: FIGURE_TEXTS.overdueRatio.headline,
    description: 'La part échue de ce que l’on vous doit.',
    unit: '%',
    min: 0,
    max: 100,
  },
  { name: 'top1Pct', label: FIGURE_TEXTS.top1.headline, description: 'Sa part de vos ventes de douze mois.', unit: '%', min: 0, max: 100 },
  {
    name: 'commercialPct',
    label: `${FIGURE_TEXTS.commercialPerformance.headline}, au moins`,
    description: 'Vos ventes, rapportées à la prévision.',
    unit: '%',
    min: 0,
    max: 100,
  },
  {
    name: 'operationalPct',
    label: `${FIGURE_TEXTS.operationalPerformance.headline}, au plus`,
    description: 'Vos charges, rapportées à la prévision.',
    unit: '%',
    min: 100,
    max: 1000,
  },
];

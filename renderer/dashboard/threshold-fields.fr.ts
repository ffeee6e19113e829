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
    label: 'Délai de paiement (DSO) à ne pas dépasser',
    description: 'C’est aussi l’objectif de sa tuile.',
    unit: 'j',
    min: 0,
    max: 365,
  },
  {
    name: 'dbtDays',
    label: 'Retard moyen des règlements du mois',
    description: 'Au-delà de ce nombre de jours après l’échéance.',
    unit: 'j',
    min: 0,
    max: 365,
  },
  { name: 'overdueRatioPct', label: 'Taux de retard', description: 'La part échue de ce que l’on vous doit.', unit: '%', min: 0, max: 100 },
  { name: 'top1Pct', label: 'Poids du premier client', description: 'Sa part de vos ventes de douze mois.', unit: '%', min: 0, max: 100 },
  {
    name: 'commercialPct',
    label: 'Performance commerciale minimale',
    description: 'Vos ventes, rapportées à la prévision.',
    unit: '%',
    min: 0,
    max: 100,
  },
  {
    name: 'operationalPct',
    label: 'Charges, maximum',
    description: 'Vos charges, rapportées à la prévision.',
    unit: '%',
    min: 100,
    max: 1000,
  },
];

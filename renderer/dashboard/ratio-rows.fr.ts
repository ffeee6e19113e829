import type { ProvenFigure } from '../../shared/dashboard/proof/proof.contract.ts';

/** The figures behind the pilots, in families. */
export const RATIO_FAMILIES: readonly { title: string; figures: readonly ProvenFigure[] }[] = [
  {
    title: 'Délais de paiement',
    figures: [
      'dso',
      'dso3Months',
      'dso12Months',
      'dsoCountBack',
      'bestPossibleDso',
      'add',
      'dbt',
      'dbt12Months',
      'daysToPay',
      'daysToPay12Months',
    ],
  },
  {
    title: 'Encours et recouvrement',
    figures: [
      'outstandingCents',
      'overdueCents',
      'chaseableOverdueCents',
      'overdueRatio',
      'disputedCents',
      'disputeRatio',
      'collectedCents',
      'cei',
      'cei12Months',
      'art12Months',
      'badDebtRatio',
      'badDebtRatio12Months',
      'autoMatchRatio',
    ],
  },
  {
    title: 'Charges, stock et dépendance',
    figures: [
      'operationalFixedPerformance',
      'operationalVariablePerformance',
      'dpo',
      'dsi',
      'ccc',
      'top1',
      'top3',
      'top5',
      'top10',
      'customersFor80Pct',
      'hhi',
      'effectiveCustomers',
    ],
  },
];

import type { ProvenFigure } from '../../shared/dashboard/proof/proof.contract.ts';

/** How customers share the sales: of one customer alone there is nothing to tell. */
export const SHARES_OF_CUSTOMERS: readonly ProvenFigure[] = [
  'top1',
  'top3',
  'top5',
  'top10',
  'customersFor80Pct',
  'hhi',
  'effectiveCustomers',
];

/** The figures behind the pilots, in families. `partTitle`: of a segment or a customer, without what only the company has. */
export const RATIO_FAMILIES: readonly { title: string; partTitle?: string; figures: readonly ProvenFigure[] }[] = [
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
    partTitle: 'Poids des clients',
    figures: ['operationalFixedPerformance', 'operationalVariablePerformance', 'dpo', 'dsi', 'ccc', ...SHARES_OF_CUSTOMERS],
  },
];

import type { Scenario } from '../../shared/cash-forecast/what-if.contract.ts';

export const SCENARIO_KINDS = ['paysLater', 'neverPays', 'collected', 'customerLeaves'] as const satisfies readonly Scenario['kind'][];
export type ScenarioKind = (typeof SCENARIO_KINDS)[number];

export const DELAYS = [30, 60, 90] as const;

/** How many customers « j'encaisse ces clients » starts from: those who owe most past their due date. */
const COLLECTED_AT_FIRST = 5;

export interface Owing {
  id: number;
  outstandingCents: number;
  overdueCents: number;
}

/** What was chosen, as it stands in the screen's address; null where nothing was. */
export interface ScenarioChoice {
  kind: string | null;
  customer: string | null;
  days: string | null;
  customers: string | null;
}

/**
 * The scenario to imagine. What was not chosen takes its usual value: a delay of 30 days, the customer who owes most, the five who owe most
 * past their due date; who leaves is the largest customer of twelve months, which the answer names. Null when there is nobody to choose.
 */
export function scenarioOf(choice: ScenarioChoice, customers: readonly Owing[]): Scenario | null {
  const kind = SCENARIO_KINDS.find((known) => known === choice.kind) ?? 'paysLater';
  const asked = Number(choice.customer ?? Number.NaN);
  const chosen = customers.find(({ id }) => id === asked)?.id;
  if (kind === 'customerLeaves') return chosen === undefined ? { kind } : { kind, customerId: chosen };
  if (kind === 'collected') {
    const customerIds = choice.customers === null ? usuallyCollected(customers) : idsIn(choice.customers, customers);
    return customerIds.length === 0 ? null : { kind, customerIds };
  }
  const customerId = chosen ?? largestDebt(customers);
  if (customerId === undefined) return null;
  return kind === 'neverPays'
    ? { kind, customerId }
    : { kind, customerId, days: DELAYS.find((days) => String(days) === choice.days) ?? 30 };
}

function largestDebt(customers: readonly Owing[]): number | undefined {
  return customers.filter(({ outstandingCents }) => outstandingCents > 0).toSorted((a, b) => b.outstandingCents - a.outstandingCents)[0]
    ?.id;
}

function usuallyCollected(customers: readonly Owing[]): number[] {
  return customers
    .filter(({ overdueCents }) => overdueCents > 0)
    .toSorted((a, b) => b.overdueCents - a.overdueCents)
    .slice(0, COLLECTED_AT_FIRST)
    .map(({ id }) => id);
}

function idsIn(text: string, customers: readonly Owing[]): number[] {
  const known = new Set(customers.map(({ id }) => id));
  return text
    .split(',')
    .map(Number)
    .filter((id) => known.has(id));
}

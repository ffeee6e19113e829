import type { ProvenFigure } from '../../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { monthOf, type YearMonth } from '../../../shared/dates/year-month.ts';
import { hrefTo } from './addresses.ts';
import { scopeSettings } from './scope-settings.ts';

/** The screens, besides the dashboard, from which figures lead to where they come from. */
const ORIGINS = ['au-jour', 'client', 'clients', 'factures', 'relances', 'et-si', 'previsions'] as const;
export type ProofOrigin = (typeof ORIGINS)[number];

export function proofOrigin(text: string | null): ProofOrigin | null {
  return ORIGINS.find((origin) => origin === text) ?? null;
}

interface Time {
  month?: YearMonth | undefined;
  day?: LocalDate | undefined;
}

/** Where a figure of a month or of a day is explained. */
export function proofHref(figure: ProvenFigure, { month, day }: Time, scope: Scope, from?: ProofOrigin): string {
  return hrefTo('proof', { figure }, { mois: month, jour: day, ...scopeSettings(scope), depuis: from });
}

/** The way back from there: to the screen that it came from, showing the same month or day of the same customers. */
export function wayBack(origin: ProofOrigin | null, { month, day }: Time, scope: Scope): { label: string; href: string } {
  switch (origin) {
    case 'client':
      if (scope.customerId === undefined) break;
      return { label: 'Revenir au client', href: hrefTo('customer', { customerId: String(scope.customerId) }) };
    case 'clients':
      return { label: 'Revenir aux clients', href: hrefTo('customers', {}) };
    case 'factures':
      return { label: 'Revenir aux factures', href: hrefTo('invoices', {}) };
    case 'relances':
      return { label: 'Revenir aux relances', href: hrefTo('reminders', {}, { jour: day }) };
    case 'et-si':
      return { label: 'Revenir à « Et si… ? »', href: hrefTo('whatIf', {}, { mois: day && monthOf(day) }) };
    case 'previsions':
      return { label: 'Revenir aux prévisions', href: hrefTo('forecasts', {}, { annee: month?.slice(0, 4), vue: 'ecarts' }) };
    default:
  }
  if (day !== undefined)
    return { label: 'Revenir aux montants de ce jour', href: hrefTo('dayBalances', {}, { jour: day, ...scopeSettings(scope) }) };
  return { label: 'Revenir au pilotage', href: hrefTo('dashboard', {}, { mois: month, ...scopeSettings(scope) }) };
}

import type { ProofRow } from '../../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { monthOf } from '../../../shared/dates/year-month.ts';
import { goTo } from '../../ui/routing/location.ts';
import { scopeSettings } from '../../ui/routing/scope-settings.ts';

/** Goes to what a row is of: its customer's invoices or payments, the charges of its year, the sales of its month. */
export function openProofRow({ kind, customerId, date }: Omit<ProofRow, 'part'>, scope: Scope): void {
  if (kind === 'charge') goTo('forecasts', {}, { annee: date?.slice(0, 4) });
  else if (kind === 'month' && date !== null) goTo('proof', { figure: 'revenueCents' }, { mois: monthOf(date), ...scopeSettings(scope) });
  else if (customerId !== null) {
    goTo('customer', { customerId: String(customerId) }, { onglet: kind === 'payment' || kind === 'writeOff' ? 'reglements' : undefined });
  }
}

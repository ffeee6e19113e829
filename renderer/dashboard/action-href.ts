import type { Scope } from '../../shared/dashboard/scope.ts';
import type { TileAction } from '../../shared/dashboard/tile-action.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { scopeSettings } from '../ui/routing/scope-settings.ts';

/** Where the one thing to do about a figure is done. */
export function actionHref(action: TileAction, month: YearMonth, scope: Scope): string {
  switch (action.to) {
    case 'reminders':
      return hrefTo('reminders', {});
    case 'forecasts':
      return hrefTo('forecasts', {}, { annee: month.slice(0, 4) });
    case 'customer':
      return hrefTo('customer', { customerId: String(action.customerId) });
    case 'proof':
      // What a customer weighs is asked of the company's sales.
      return hrefTo('proof', { figure: action.figure }, { mois: month, ...(action.figure === 'top1' ? {} : scopeSettings(scope)) });
  }
}

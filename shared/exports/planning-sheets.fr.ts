import type { Charge } from '../charges/charges.contract.ts';
import type { ForecastMonth } from '../forecasts/forecasts.contract.ts';
import { type ExportSheet, rowsOf } from './export-sheet.ts';

/** Every charge, VAT included. */
export function chargesSheet(charges: readonly Charge[]): ExportSheet {
  return {
    name: 'Charges',
    columns: [
      { title: 'Date de la charge', kind: 'date' },
      { title: 'Libellé', kind: 'text', width: 40 },
      { title: 'Montant TTC', kind: 'amount', total: true },
      { title: 'Nature de charge', kind: 'text', width: 16 },
    ],
    rows: rowsOf(charges, ({ date, label, amountCents, nature }) => [date, label, amountCents, nature === 'fixed' ? 'Fixe' : 'Variable']),
  };
}

/** What was forecast of each month, VAT included. */
export function forecastsSheet(forecasts: readonly ForecastMonth[]): ExportSheet {
  return {
    name: 'Prévisions',
    columns: [
      { title: 'Mois', kind: 'month' },
      { title: 'CA prévisionnel TTC', kind: 'amount', width: 20 },
      { title: 'Charges fixes TTC', kind: 'amount', width: 20 },
      { title: 'Charges variables TTC', kind: 'amount', width: 22 },
    ],
    rows: rowsOf(forecasts, ({ month, revenueCents, fixedChargesCents, variableChargesCents }) => [
      month,
      revenueCents,
      fixedChargesCents,
      variableChargesCents,
    ]),
  };
}

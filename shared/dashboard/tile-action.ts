import type { ProvenFigure } from './proof/proof.contract.ts';

/** The one thing to do about a figure: its words on the link, and where it is done. */
export type TileAction = { label: string } & (
  | { to: 'reminders' }
  | { to: 'forecasts' }
  | { to: 'customer'; customerId: number }
  | { to: 'proof'; figure: ProvenFigure }
);

import { z } from 'zod';

/** No printer is off by more; farther, the text would leave the sheet. */
export const MOST_NUDGE_MM = 10;

const millimetres = z.number().min(-MOST_NUDGE_MM).max(MOST_NUDGE_MM);

/**
 * By how much everything is moved on its way to paper, for a printer that is off: to the right and down when positive. In tenths of a
 * millimetre.
 */
export const Nudge = z.object({ rightMm: millimetres, downMm: millimetres });
export type Nudge = z.output<typeof Nudge>;

export const NO_NUDGE: Nudge = { rightMm: 0, downMm: 0 };

export function isNudged({ rightMm, downMm }: Nudge): boolean {
  return rightMm !== 0 || downMm !== 0;
}

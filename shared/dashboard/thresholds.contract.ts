import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';

const days = z.number().min(0).max(365);
const percent = (largest: number) => z.number().min(0).max(largest);

/** From where on a figure is an alert, in the unit in which it is read. Kept with the company. */
export const Thresholds = z.object({
  /** DSO of the month, in days: above it customers pay too late. */
  dsoDays: days,
  /** Mean days between due date and payment in the month. */
  dbtDays: days,
  /** Share of the outstanding that is past its due date, in per cent. */
  overdueRatioPct: percent(100),
  /** Share of twelve months of sales made with the largest customer, in per cent. */
  top1Pct: percent(100),
  /** Revenue over its forecast, in per cent: an alert below it. */
  commercialPct: percent(100),
  /** Charges over their forecast, in per cent: an alert above it. */
  operationalPct: z.number().min(100).max(1000),
});
export type Thresholds = z.output<typeof Thresholds>;

/**
 * What holds until the user says otherwise. 60 days is the longest term that the law allows from the invoice's date (art. L. 441-10 C. com.);
 * the others are conventions of this product: a quarter of the outstanding late, a quarter of the sales with one customer, ten days late
 * on average, a tenth of the sales missing, a twentieth of the charges in excess.
 */
export const DEFAULT_THRESHOLDS: Thresholds = {
  dsoDays: 60,
  dbtDays: 10,
  overdueRatioPct: 25,
  top1Pct: 25,
  commercialPct: 90,
  operationalPct: 105,
};

export const thresholdProcedures = {
  /** From where on figures are alerts: those of the company, the usual ones where it has none of its own. */
  thresholds: query({ input: z.object({}), output: Thresholds }),
  setThresholds: command({ input: Thresholds.partial(), output: Thresholds }),
};

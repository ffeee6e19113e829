import type { Bucket } from '../aged-balance.ts';

/** What the owner's page says, in words and figures, before any layout. */
export interface OwnerPageContent {
  /** Of the PDF's metadata. */
  readonly documentTitle: string;
  readonly author: string;
  readonly letterhead: { readonly name: string; readonly lines: readonly string[] };
  readonly title: string;
  /** The day of the figures; and, of a month that is not over, that it is not. */
  readonly asOf: string;
  readonly pilots: readonly OwnerPagePilot[];
  readonly balance: {
    readonly title: string;
    readonly sentence: string;
    /** `share`: of the longest bar, 0–1. Empty when nothing is owed. */
    readonly bars: readonly { readonly bucket: Bucket; readonly name: string; readonly amount: string; readonly share: number }[];
  };
  readonly cashIn: {
    readonly title: string;
    readonly sentence: string;
    /** One bar a week; `share` of the highest, 0–1. Empty when nothing is expected. */
    readonly weeks: readonly { readonly share: number }[];
    readonly firstWeek: string;
    readonly lastWeek: string;
    readonly note: string;
  };
  readonly debts: {
    readonly title: string;
    readonly columns: readonly [string, string, string, string];
    readonly rows: readonly (readonly [string, string, string, string])[];
    /** How much of the overdue they make; or that nobody is late. */
    readonly note: string;
  };
  readonly tasks: { readonly title: string; readonly items: readonly OwnerTask[] };
  readonly footer: string;
}

export interface OwnerPagePilot {
  readonly title: string;
  readonly value: string;
  /** Target, the month before, the same month of the year before. */
  readonly comparisons: readonly string[];
  readonly sentence: string;
}

/** One thing to do: what and whom in bold, then why. */
export interface OwnerTask {
  readonly lead: string;
  readonly text: string;
}

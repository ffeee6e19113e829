/** What decides whether a paragraph of a template is in a letter. */
export const CONDITIONS = [
  'business',
  'consumer',
  /** The customer was already contacted about one of the invoices of the letter at least: the history decides, never the level. */
  'reminded',
  'neverReminded',
  /** Every invoice of the letter was in an earlier letter or message: only then may it be called a further reminder. */
  'allRemindedInWriting',
  /** Credits that settle nothing yet reduce what bears interest. */
  'credited',
  /** Who answered a call was noted, or was not. */
  'somebodyNamed',
  'nobodyNamed',
  /** A part of an invoice of the letter is contested, and bears no interest here. */
  'partlyDisputed',
  /** An invoice of the letter was contested and maintained, and nothing was written about it since. */
  'contestAnswered',
  /** A contest of an invoice of the letter ended with a credit note, and nothing was written about it since. */
  'creditGranted',
  /** Late-payment interest and the flat indemnity are both charged. */
  'charged',
  /** One of the two is charged, the other was given up. */
  'interestOnly',
  'indemnityOnly',
  /** Interest still runs at the day of the letter. */
  'accruing',
  /** The letterhead has a telephone number or an e-mail address. */
  'reachable',
  'feesIncluded',
  'feesExcluded',
  /** Some of the late fees are in the agreement, and some are not asked for. */
  'feesPartly',
  /** A part of the schedule's debt was paid before the agreement is signed. */
  'partlyPaid',
  /** How many instalments are left to pay. */
  'oneInstalment',
  'severalInstalments',
  /** Instalments of the schedule are still to come, or the day of all of them is past. */
  'termLeft',
  'allDue',
  /** The formal notice for the late instalment was posted. */
  'noticed',
  'notNoticed',
  /** The customer has something open, or nothing at all. */
  'owing',
  'settled',
  /** Something is due on the day of the statement, more than the credits. */
  'dueNow',
  /** Nothing is due yet, and an invoice falls due later. */
  'dueLater',
  /** Instalments of a running schedule are to come. */
  'scheduled',
  /** Collective proceedings: nothing may be asked for. */
  'forInformation',
  /** None are open: a formal notice, and the courts, may be announced (C. com. L622-21). */
  'notInProceedings',
  /** A payment was promised in the call. */
  'promised',
  /** The customer contested an invoice in the call. */
  'contested',
  /** Somebody of the customer's was reached, or was left a message; not so where the wrong person answered. */
  'addressed',
  /** A public buyer, whose debts go out by another law. */
  'publicBuyer',
  'notPublicBuyer',
  /** The agreement takes the place of an earlier one. */
  'replacing',
  /** The debt that is paid now was under a schedule. */
  'scheduleKept',
] as const;
export type TemplateCondition = (typeof CONDITIONS)[number];

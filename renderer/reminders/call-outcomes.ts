import type { CallOutcome } from '../../shared/reminders/reminders.contract.ts';

/** Whether an outcome needs a day to call again, and whether it may have one: what was promised or disputed is followed by its own means. */
export function outcomesOf(outcome: CallOutcome | null): { asksCallBack: boolean; offersCallBack: boolean } {
  switch (outcome) {
    case 'callBack':
      return { asksCallBack: true, offersCallBack: true };
    case 'reached':
    case 'message':
    case 'wrongPerson':
      return { asksCallBack: false, offersCallBack: true };
    default:
      return { asksCallBack: false, offersCallBack: false };
  }
}

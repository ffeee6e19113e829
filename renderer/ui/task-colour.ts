import type { TodayTask } from '../../shared/reminders/reminders.contract.ts';
import type { DotColour } from './tone.ts';

/** How pressing each thing to do is. */
export const TASK_COLOURS: Readonly<Record<TodayTask['kind'], DotColour>> = {
  brokenPromise: 'late',
  brokenSchedule: 'late',
  instalmentNotice: 'late',
  lateInstalment: 'late',
  returnedNotice: 'late',
  unclaimedNotice: 'warn',
  legalStage: 'late',
  legalDeadline: 'late',
  callBack: 'warn',
  disputeDeadline: 'warn',
  promiseDue: 'warn',
  instalmentDue: 'warn',
  unsignedSchedule: 'warn',
  prescription: 'warn',
  contact: 'neutral',
};

import { readSchedule, schedulesAt } from '../../../db/schedules/schedules.queries.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { HandlersOf } from '../context.ts';
import { computePlan } from './compute-plan.ts';
import { createSchedule } from './create-schedule.ts';
import { endSchedule } from './end-schedule.ts';
import { offerSheet } from './offer-sheet.ts';
import { printOffers } from './print-offers.ts';
import { recordSchedulePayment } from './record-schedule-payment.ts';
import { scheduleSettings, setScheduleSettings } from './schedule-settings.ts';
import { addScheduleFile, listScheduleFiles, setSignature } from './sign-schedule.ts';
import { scheduleCredits, takeCredits } from './take-credits.ts';

export const schedulesHandlers: HandlersOf<typeof schedulesContract> = {
  plan: ({ db }, terms) => computePlan(db, terms),
  create: createSchedule,
  list: ({ db }, { asOf }) => schedulesAt(db, asOf).map((schedule) => describeSchedule(schedule, asOf)),
  get: ({ db }, { scheduleId, asOf }) => describeSchedule(readSchedule(db, scheduleId, asOf), asOf),
  recordPayment: recordSchedulePayment,
  credits: scheduleCredits,
  takeCredits,
  setSignature,
  addFile: addScheduleFile,
  files: listScheduleFiles,
  end: endSchedule,
  offers: ({ db }, terms) => offerSheet(db, terms),
  printOffers,
  settings: ({ db }) => scheduleSettings(db),
  setSettings: setScheduleSettings,
};

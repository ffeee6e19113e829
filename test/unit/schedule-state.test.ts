import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { scheduleNextStep } from '../../shared/schedules/next-step.ts';
import { scheduleStanding } from '../../shared/schedules/schedule-standing.ts';
import { type ScheduleLife, scheduleState } from '../../shared/schedules/schedule-state.ts';
import type { ScheduleState } from '../../shared/schedules/schedules.contract.ts';

const AGREED_ON = localDate('2026-01-10');
const AGREED = ['2026-01-31', '2026-02-28', '2026-03-31'].map((dueOn) => ({ dueOn: localDate(dueOn), amountCents: cents(30_000) }));
const TOTAL = 90_000;

interface Happened {
  sentOn: LocalDate | null;
  signedOn: LocalDate | null;
  endedOn: LocalDate | null;
  noticeOn: LocalDate | null;
  receivedOn: LocalDate | null;
  remindedOn: LocalDate | null;
  paid: number;
}

const NOTHING: Happened = {
  sentOn: null,
  signedOn: null,
  endedOn: null,
  noticeOn: null,
  receivedOn: null,
  remindedOn: null,
  paid: 0,
};

function life(happened: Happened, day: string): ScheduleLife & { agreedOn: LocalDate; remindedOn: LocalDate | null } {
  const { noticeOn, receivedOn, paid, ...rest } = happened;
  const debt = { principalCents: cents(TOTAL), feesCents: cents(0), principalOpenCents: cents(TOTAL - paid), feesPaidCents: cents(0) };
  const standing = scheduleStanding(AGREED, debt, localDate(day), rest.endedOn);
  return {
    ...rest,
    agreedOn: AGREED_ON,
    paidCents: standing.paidCents,
    openCents: standing.openCents,
    instalments: standing.instalments.map((state, index) => ({ ...state, dueOn: AGREED[index]?.dueOn ?? AGREED_ON })),
    notice: noticeOn === null ? null : { sentOn: noticeOn, deliveredOn: receivedOn },
    accelerationDays: 8,
  };
}

const stateOn = (day: string, happened: Partial<Happened> = {}) => scheduleState(life({ ...NOTHING, ...happened }, day), localDate(day));
const stepOn = (day: string, happened: Partial<Happened> = {}) => {
  const lived = life({ ...NOTHING, ...happened }, day);
  return scheduleNextStep(scheduleState(lived, localDate(day)), lived);
};
const on = (day: string) => localDate(day);

describe('the state of a schedule', () => {
  test('from its draft to the last payment', () => {
    expect(stateOn('2026-01-10')).toBe('draft');
    expect(stateOn('2026-01-12', { sentOn: on('2026-01-12') })).toBe('sent');
    expect(stateOn('2026-01-11', { sentOn: on('2026-01-12') })).toBe('draft');
    const signed = { sentOn: on('2026-01-12'), signedOn: on('2026-01-15') };
    expect(stateOn('2026-01-15', signed)).toBe('signed');
    expect(stateOn('2026-01-30', signed)).toBe('signed');
    expect(stateOn('2026-01-31', signed)).toBe('running');
    expect(stateOn('2026-01-20', { ...signed, paid: 1 })).toBe('running');
    expect(stateOn('2026-02-01', signed)).toBe('late');
    expect(stateOn('2026-02-01', { ...signed, paid: 30_000 })).toBe('running');
    expect(stateOn('2026-02-01', { ...signed, paid: TOTAL })).toBe('kept');
  });

  test('broken from the day after the notice’s last, counted from its receipt where that is known; running again once what is late is paid', () => {
    const noticed = { signedOn: on('2026-01-15'), noticeOn: on('2026-02-10') };
    expect(stateOn('2026-02-18', noticed)).toBe('late');
    expect(stateOn('2026-02-19', noticed)).toBe('broken');
    expect(stateOn('2026-02-19', { ...noticed, receivedOn: on('2026-02-12') })).toBe('late');
    expect(stateOn('2026-02-21', { ...noticed, receivedOn: on('2026-02-12') })).toBe('broken');
    expect(stateOn('2026-02-21', { ...noticed, paid: 30_000 })).toBe('running');
    // The next instalment is late: a notice for the one before it is none for this one.
    expect(stateOn('2026-03-20', { ...noticed, paid: 30_000 })).toBe('late');
    expect(stateOn('2026-02-25', { ...noticed, endedOn: on('2026-02-25') })).toBe('closed');
    expect(stateOn('2026-02-24', { ...noticed, endedOn: on('2026-02-25') })).toBe('broken');
  });

  test('the next step, on its day', () => {
    expect(stepOn('2026-01-10')).toEqual({ code: 'sendAgreement', on: '2026-01-10' });
    expect(stepOn('2026-01-13', { sentOn: on('2026-01-12') })).toEqual({ code: 'recordSignature', on: '2026-01-20' });
    const signed = { signedOn: on('2026-01-15') };
    expect(stepOn('2026-01-16', signed)).toEqual({ code: 'awaitInstalment', on: '2026-01-31' });
    expect(stepOn('2026-02-01', signed)).toEqual({ code: 'remindInstalment', on: '2026-02-01' });
    expect(stepOn('2026-02-04', { ...signed, remindedOn: on('2026-02-03') })).toEqual({ code: 'sendNotice', on: '2026-02-11' });
    expect(stepOn('2026-02-12', { ...signed, noticeOn: on('2026-02-11') })).toEqual({ code: 'terminate', on: '2026-02-20' });
    // Paid, then late again: the reminder of before is not of this one.
    expect(stepOn('2026-03-02', { ...signed, remindedOn: on('2026-02-03'), paid: 30_000 })).toEqual({
      code: 'remindInstalment',
      on: '2026-03-01',
    });
    expect(stepOn('2026-03-02', { ...signed, paid: TOTAL })).toBeNull();
    expect(stepOn('2026-03-02', { ...signed, endedOn: on('2026-03-01') })).toBeNull();
  });

  /** What each event may lead to, whatever the state before it: a state that is not there cannot be reached by it. */
  const REACHED_BY: Record<string, readonly ScheduleState[]> = {
    send: ['sent'],
    sign: ['signed'],
    pay: ['running', 'late', 'kept'],
    undo: ['draft', 'sent', 'signed', 'running', 'late', 'broken'],
    remind: [],
    notice: [],
    end: ['closed'],
    wait: ['running', 'late', 'broken'],
  };

  test('each state is reached only by its events, and nothing leaves a schedule that has ended', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            event: fc.constantFrom('send', 'sign', 'pay', 'undo', 'remind', 'notice', 'end', 'wait'),
            days: fc.integer({ min: 1, max: 20 }),
            amount: fc.constantFrom(1, 15_000, 30_000, 45_000, 90_000),
          }),
          { maxLength: 16 },
        ),
        (events) => {
          let day: LocalDate = AGREED_ON;
          let happened = NOTHING;
          let state = stateOn(day);
          expect(state).toBe('draft');
          for (const { event, days, amount } of events) {
            if (event === 'wait') day = addDays(day, days);
            else if (event === 'send') happened = { ...happened, sentOn: happened.sentOn ?? day };
            else if (event === 'sign') happened = { ...happened, signedOn: happened.signedOn ?? day };
            else if (event === 'pay') happened = { ...happened, paid: Math.min(TOTAL, happened.paid + amount) };
            else if (event === 'undo') happened = { ...happened, paid: Math.max(0, happened.paid - amount) };
            else if (event === 'remind') happened = { ...happened, remindedOn: day };
            else if (event === 'notice') happened = { ...happened, noticeOn: happened.noticeOn ?? day };
            else happened = { ...happened, endedOn: happened.endedOn ?? day };
            const after = stateOn(day, happened);
            if (after !== state) {
              expect(state).not.toBe('closed');
              expect(REACHED_BY[event]).toContain(after);
            }
            if (after === 'kept') expect(happened.paid).toBe(TOTAL);
            if (after === 'broken') expect(happened.noticeOn).not.toBeNull();
            if (after === 'signed') expect(happened.signedOn).not.toBeNull();
            if (after === 'sent') expect(happened.sentOn).not.toBeNull();
            state = after;
          }
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { type Cents, cents } from '../../shared/money/cents.ts';
import {
  type PromiseBook,
  type PromisedSettlement,
  promiseOutcomes,
  type RecordedPromise,
} from '../../shared/promises/promise-outcomes.ts';
import { PROMISE_STATES } from '../../shared/promises/promise-states.ts';
import { promiseStatistics } from '../../shared/promises/promise-statistics.ts';
import '../property-seed.ts';

const day = (number: number) => addDays(localDate('2026-06-01'), number);

/** A promise made on day 0 for day 10, of 1 000,00 € on the invoice 1, unless told. */
function aPromise(fields: Partial<Omit<RecordedPromise, 'promisedOn' | 'madeOn'>> & { on?: number; made?: number } = {}): RecordedPromise {
  const { on = 10, made = 0, amountCents = cents(100_000), ...more } = fields;
  return {
    promiseId: 1,
    amountCents,
    invoiceIds: [1],
    replacedOn: null,
    withdrawnOn: null,
    afterAllocationId: 0,
    ...more,
    promisedOn: day(on),
    madeOn: day(made),
  };
}

let allocations = 0;
const money = (paid: number, amount: number, { invoiceId = 1, known = paid, id = ++allocations } = {}): PromisedSettlement => ({
  id,
  invoiceId,
  paidOn: day(paid),
  knownOn: day(known),
  amountCents: cents(amount),
});
const relief = (on: number, amount: number, invoiceId = 1): PromisedSettlement => ({
  id: ++allocations,
  invoiceId,
  paidOn: null,
  knownOn: day(on),
  amountCents: cents(amount),
});

const TOTALS = new Map<number, Cents>([
  [1, cents(100_000)],
  [2, cents(50_000)],
]);
const at = (asOf: number, promises: RecordedPromise[], settlements: PromisedSettlement[]) =>
  promiseOutcomes({ promises, settlements, totals: TOTALS }, day(asOf));
const states = (asOf: number, promises: RecordedPromise[], settlements: PromisedSettlement[]) =>
  at(asOf, promises, settlements).map(({ state }) => state);

describe('what becomes of a promise', () => {
  test.each<[words: string, asOf: number, promise: RecordedPromise, settlements: PromisedSettlement[], state: string]>([
    ['runs until its day + 2', 12, aPromise(), [], 'running'],
    ['is broken the day after', 13, aPromise(), [], 'broken'],
    ['is kept at once when all came', 4, aPromise(), [money(4, 100_000)], 'kept'],
    ['is kept in two payments, the last two days late', 13, aPromise(), [money(5, 30_000), money(12, 70_000)], 'kept'],
    ['is kept in part', 13, aPromise(), [money(5, 30_000), money(13, 70_000)], 'partlyKept'],
    ['is not kept by money received before it was made', 13, aPromise({ made: 3 }), [money(2, 40_000)], 'broken'],
    [
      'nor by money of that very day that was in the book',
      13,
      aPromise({ afterAllocationId: 900, amountCents: cents(60_000) }),
      [money(0, 40_000, { id: 900 })],
      'broken',
    ],
    [
      'but by money of that day entered afterwards',
      13,
      aPromise({ afterAllocationId: 900, amountCents: cents(40_000) }),
      [money(0, 40_000, { id: 901 })],
      'kept',
    ],
    ['counts money on the day it came, whenever it was allocated', 20, aPromise(), [money(9, 100_000, { known: 20 })], 'kept'],
    ['which nobody knows before', 19, aPromise(), [money(9, 100_000, { known: 20 })], 'broken'],
    ['needs less once a credit note took some off', 13, aPromise(), [relief(6, 40_000), money(8, 60_000)], 'kept'],
    ['lapses when a loss or a credit note left nothing', 8, aPromise(), [relief(6, 100_000)], 'lapsed'],
    ['stays broken whatever is credited afterwards', 30, aPromise(), [relief(20, 100_000)], 'broken'],
    ['lapses when earlier money, allocated since, settled it', 8, aPromise({ made: 3 }), [money(1, 100_000, { known: 7 })], 'lapsed'],
    ['is withdrawn', 8, aPromise({ withdrawnOn: day(7) }), [], 'withdrawn'],
    ['is not withdrawn yet the day before', 6, aPromise({ withdrawnOn: day(7) }), [], 'running'],
    ['is replaced', 8, aPromise({ replacedOn: day(7) }), [money(7, 100_000)], 'replaced'],
    ['stays kept when another is made afterwards', 8, aPromise({ replacedOn: day(7) }), [money(5, 100_000)], 'kept'],
  ])('%s', (_, asOf, promise, settlements, state) => {
    expect(states(asOf, [promise], settlements)).toEqual([state]);
  });

  test('says what is missing, and when it was completed, late or not', () => {
    const late = [money(5, 30_000), money(20, 70_000)];
    expect(at(13, [aPromise()], late)).toMatchObject([{ inTimeCents: 30_000, cameCents: 30_000, missingCents: 70_000, completedOn: null }]);
    expect(at(21, [aPromise()], late)).toMatchObject([
      { state: 'partlyKept', inTimeCents: 30_000, cameCents: 100_000, missingCents: 0, completedOn: day(20) },
    ]);
  });
});

describe('several promises on the same invoices', () => {
  const both = aPromise({ promiseId: 1, on: 10, invoiceIds: [1, 2], amountCents: cents(50_000) });
  const first = aPromise({ promiseId: 2, on: 20, amountCents: cents(100_000) });

  test('take each euro once, the earliest day first', () => {
    const outcomes = at(9, [both, first], [money(8, 60_000)]);
    expect(outcomes.map(({ state, cameCents, missingCents }) => [state, cameCents, missingCents])).toEqual([
      ['kept', 50_000, 0],
      ['running', 10_000, 40_000],
    ]);
  });

  test('what one takes is no longer to be paid for the other', () => {
    expect(states(30, [both, first], [money(8, 100_000)])).toEqual(['kept', 'kept']);
  });

  test('one that is over comes after one that runs', () => {
    const broken = aPromise({ promiseId: 1, on: 2 });
    const again = aPromise({ promiseId: 2, on: 20, made: 6 });
    expect(at(21, [broken, again], [money(19, 100_000)]).map(({ state, cameCents }) => [state, cameCents])).toEqual([
      ['broken', 0],
      ['kept', 100_000],
    ]);
  });
});

/** Books in which nothing is allocated beyond what an invoice was issued for, as the database holds them. */
const books = fc
  .record({
    promises: fc.array(
      fc.record({
        on: fc.integer({ min: 0, max: 30 }),
        made: fc.integer({ min: 0, max: 20 }),
        amount: fc.integer({ min: 1, max: 150_000 }),
        invoiceIds: fc.constantFrom([1], [2], [1, 2]),
        end: fc.option(fc.tuple(fc.constantFrom('replacedOn' as const, 'withdrawnOn' as const), fc.integer({ min: 0, max: 30 }))),
      }),
      { maxLength: 5 },
    ),
    events: fc.array(
      fc.record({
        on: fc.integer({ min: 0, max: 40 }),
        amount: fc.integer({ min: 1, max: 60_000 }),
        invoiceId: fc.constantFrom(1, 2),
        isMoney: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ promises, events }): PromiseBook => {
    const left = new Map<number, number>(TOTALS);
    return {
      totals: TOTALS,
      promises: promises.map(({ on, made, amount, invoiceIds, end }, index) => ({
        ...aPromise({ promiseId: index + 1, on: Math.max(on, made), made, amountCents: cents(amount), invoiceIds }),
        ...(end && end[1] >= made ? { [end[0]]: day(end[1]) } : {}),
      })),
      settlements: events.flatMap(({ on, amount, invoiceId, isMoney }) => {
        const room = Math.min(amount, left.get(invoiceId) ?? 0);
        if (room <= 0) return [];
        left.set(invoiceId, (left.get(invoiceId) ?? 0) - room);
        return [isMoney ? money(on, room, { invoiceId }) : relief(on, room, invoiceId)];
      }),
    };
  });

describe('whatever is paid, credited, said and taken back', () => {
  test('each promise made by a day has one state then, and no euro counts twice', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 0, max: 45 }), (book, asOf) => {
        const outcomes = promiseOutcomes(book, day(asOf));
        expect(outcomes.map(({ promiseId }) => promiseId)).toEqual(
          book.promises.filter(({ madeOn }) => madeOn <= day(asOf)).map(({ promiseId }) => promiseId),
        );
        for (const { state, requiredCents, inTimeCents, cameCents, missingCents } of outcomes) {
          expect(PROMISE_STATES).toContain(state);
          expect(inTimeCents).toBeLessThanOrEqual(cameCents);
          expect(missingCents).toBe(Math.max(0, requiredCents - cameCents));
          expect(state === 'kept').toBe(inTimeCents > 0 && inTimeCents >= requiredCents);
        }
        for (const invoiceIds of [[1], [2], [1, 2]]) {
          const within = outcomes.filter((_, index) => book.promises[index]?.invoiceIds.every((id) => invoiceIds.includes(id)));
          const counted = within
            .filter(({ promiseId }) =>
              book.promises.find((each) => each.promiseId === promiseId)?.invoiceIds.every((id) => invoiceIds.includes(id)),
            )
            .reduce((sum, { cameCents }) => sum + cameCents, 0);
          const received = book.settlements
            .filter(({ invoiceId, paidOn }) => paidOn !== null && paidOn <= day(asOf) && invoiceIds.includes(invoiceId))
            .reduce((sum, { amountCents }) => sum + amountCents, 0);
          expect(counted).toBeLessThanOrEqual(received);
        }
      }),
    );
  });

  test('a promise that stopped running says the same ever after', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 0, max: 44 }), (book, asOf) => {
        const later = new Map(promiseOutcomes(book, day(asOf + 1)).map(({ promiseId, state }) => [promiseId, state]));
        for (const { promiseId, state } of promiseOutcomes(book, day(asOf)))
          if (state !== 'running') expect(later.get(promiseId)).toBe(state);
      }),
    );
  });

  test('each state is reached only by its event', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 0, max: 45 }), (book, asOf) => {
        for (const { promiseId, state, inTimeCents } of promiseOutcomes(book, day(asOf))) {
          const promise = book.promises.find((each) => each.promiseId === promiseId) as RecordedPromise;
          const isOver = addDays(promise.promisedOn, 2) < day(asOf);
          if (state === 'running') expect(isOver).toBe(false);
          if (state === 'broken' || state === 'partlyKept') expect(isOver).toBe(true);
          if (state === 'partlyKept') expect(inTimeCents).toBeGreaterThan(0);
          if (state === 'broken') expect(inTimeCents).toBe(0);
          if (state === 'replaced') expect(promise.replacedOn && promise.replacedOn <= day(asOf)).toBe(true);
          if (state === 'withdrawn') expect(promise.withdrawnOn && promise.withdrawnOn <= day(asOf)).toBe(true);
        }
      }),
    );
  });
});

describe('how a customer keeps its word', () => {
  test('counts, amounts and days late of those judged', () => {
    const promises = [
      aPromise({ promiseId: 1, amountCents: cents(40_000) }),
      aPromise({ promiseId: 2, amountCents: cents(60_000), on: 11, invoiceIds: [2] }),
      aPromise({ promiseId: 3, on: 60, made: 40 }),
    ];
    const settlements = [money(9, 40_000), money(10, 20_000, { invoiceId: 2 }), money(25, 30_000, { invoiceId: 2 })];
    const judged = at(45, promises, settlements).map((outcome, index) => ({
      ...outcome,
      promisedOn: promises[index]?.promisedOn ?? day(0),
    }));
    // The second promised more than its invoice has: 500,00 € were to be paid, the last of them 14 days late.
    expect(promiseStatistics(judged)).toEqual({
      judged: 2,
      kept: 1,
      partlyKept: 1,
      broken: 0,
      running: 1,
      keptPct: 50,
      requiredCents: 90_000,
      inTimeCents: 60_000,
      keptAmountPct: 66.6667,
      averageDaysLate: 7,
    });
  });

  test('without any to judge has no rate', () => {
    expect(promiseStatistics([])).toMatchObject({ judged: 0, keptPct: null, keptAmountPct: null, averageDaysLate: null });
  });
});

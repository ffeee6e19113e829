import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, localDate } from '../../../shared/dates/local-date.ts';
import { alertReached, type PrescribableClaim, type PrescriptionEvent, prescriptionClock } from '../../../shared/legal/prescription.ts';
import { termWords } from '../../../shared/legal/prescription-words.fr.ts';
import '../../property-seed.ts';

const FAR = localDate('2090-01-01');

function aClaim(dueOn: string, claim: Partial<PrescribableClaim> = {}): PrescribableClaim {
  const due = localDate(dueOn);
  return { debtor: 'business', publicBuyer: false, issuedOn: due, dueOn: due, performedOn: null, isCarriage: false, events: [], ...claim };
}

const event = (kind: PrescriptionEvent['kind'], on: string, until: string | null = null): PrescriptionEvent => ({
  kind,
  on: localDate(on),
  until: until === null ? null : localDate(until),
});

describe('the last day to bring a claim', () => {
  // Same day number, else the last day of the month (CPC 641). 5 years: C. com. L110-4; 2 years: C. conso. L218-2; 1 year: C. com. L133-6.
  test.each([
    ['between professionals', aClaim('2026-01-31'), '2031-01-31'],
    ['from a leap day, 5 years on', aClaim('2024-02-29'), '2029-02-28'],
    ['to a leap year, the day before the leap day stays', aClaim('2023-02-28'), '2028-02-28'],
    ['against a consumer', aClaim('2024-11-22', { debtor: 'consumer' }), '2026-11-22'],
    ['against a consumer, from a leap day', aClaim('2024-02-29', { debtor: 'consumer' }), '2026-02-28'],
    ['a carriage of goods', aClaim('2024-02-29', { isCarriage: true }), '2025-02-28'],
    ['a carriage for a consumer keeps his term', aClaim('2025-03-01', { isCarriage: true, debtor: 'consumer' }), '2027-03-01'],
    ['against a public buyer, 4 years from the next 1 January', aClaim('2021-03-15', { publicBuyer: true }), '2025-12-31'],
    ['against a public buyer, due on a 31 December', aClaim('2021-12-31', { publicBuyer: true }), '2025-12-31'],
    [
      'against a public buyer, invoiced in December and due in January: the service was done in December',
      aClaim('2026-01-14', { publicBuyer: true, issuedOn: localDate('2025-12-15') }),
      '2029-12-31',
    ],
    ['works completed before the due date', aClaim('2026-03-31', { performedOn: localDate('2026-01-15') }), '2031-01-15'],
    [
      'works completed after it: the earliest candidate holds',
      aClaim('2026-03-31', { performedOn: localDate('2026-05-15') }),
      '2031-03-31',
    ],
  ])('%s', (_, claim, expected) => {
    const { prescribesOn, extendedOn, possibleOn } = prescriptionClock(claim, FAR);
    expect([prescribesOn, extendedOn, possibleOn]).toEqual([expected, expected, expected]);
  });
});

describe('what interrupts it', () => {
  test.each<[string, PrescribableClaim, string, string, string]>([
    // name, claim, hard limit, with the events of the law, with those that a judge may recognise
    [
      'a signed acknowledgement',
      aClaim('2020-01-15', { events: [event('acknowledgement', '2022-08-31')] }),
      '2025-01-15',
      '2027-08-31',
      '2027-08-31',
    ],
    [
      'two interruptions, in any order, the last one counts',
      aClaim('2018-02-28', { events: [event('courtClaim', '2025-06-30'), event('acknowledgement', '2021-02-28')] }),
      '2023-02-28',
      '2030-06-30',
      '2030-06-30',
    ],
    [
      'a second one after the first has run out revives nothing',
      aClaim('2015-05-10', { events: [event('acknowledgement', '2017-05-10'), event('acknowledgement', '2022-05-11')] }),
      '2020-05-10',
      '2022-05-10',
      '2022-05-10',
    ],
    [
      'on the last day it still counts',
      aClaim('2015-05-10', { events: [event('acknowledgement', '2020-05-10')] }),
      '2020-05-10',
      '2025-05-10',
      '2025-05-10',
    ],
    [
      'an order served, not filed',
      aClaim('2021-02-01', { events: [event('orderServed', '2024-02-29')] }),
      '2026-02-01',
      '2029-02-28',
      '2029-02-28',
    ],
    [
      'a consumer gets his two years again',
      aClaim('2024-06-30', { debtor: 'consumer', events: [event('acknowledgement', '2025-12-31')] }),
      '2026-06-30',
      '2027-12-31',
      '2027-12-31',
    ],
    [
      'an acknowledgement before the due date changes nothing',
      aClaim('2024-06-30', { events: [event('acknowledgement', '2024-05-01')] }),
      '2029-06-30',
      '2029-06-30',
      '2029-06-30',
    ],
    [
      'a part payment only may be one',
      aClaim('2021-06-30', { events: [event('possibleAcknowledgement', '2023-03-31')] }),
      '2026-06-30',
      '2026-06-30',
      '2028-03-31',
    ],
    [
      'the simplified procedure suspends for its days: 30 of them',
      aClaim('2021-06-30', { events: [event('simplifiedProcedure', '2024-04-01', '2024-05-01')] }),
      '2026-06-30',
      '2026-07-30',
      '2026-07-30',
    ],
    [
      'no further than 20 years from the invoice, here of 31 January 2010',
      aClaim('2010-03-01', {
        issuedOn: localDate('2010-01-31'),
        events: ['2014-12-01', '2019-12-01', '2024-12-01', '2029-06-01'].map((on) => event('acknowledgement', on)),
      }),
      '2015-03-01',
      '2030-01-31',
      '2030-01-31',
    ],
    [
      'a claim in court goes past the 20 years (C. civ. 2232, second paragraph)',
      aClaim('2010-03-01', {
        issuedOn: localDate('2010-01-31'),
        events: [
          ...['2014-12-01', '2019-12-01', '2024-12-01'].map((on) => event('acknowledgement', on)),
          event('courtClaim', '2029-06-01'),
        ],
      }),
      '2015-03-01',
      '2034-06-01',
      '2034-06-01',
    ],
    [
      'a public buyer: 4 years from the 1 January after the event',
      aClaim('2021-03-15', { publicBuyer: true, events: [event('acknowledgement', '2024-02-10')] }),
      '2025-12-31',
      '2028-12-31',
      '2028-12-31',
    ],
  ])('%s', (_, claim, prescribesOn, extendedOn, possibleOn) => {
    expect(prescriptionClock(claim, FAR)).toMatchObject({ prescribesOn, extendedOn, possibleOn });
  });

  test('one dated after the day asked about does not count yet; a suspension that lasts counts up to that day', () => {
    const later = aClaim('2021-06-30', { events: [event('courtClaim', '2024-02-10')] });
    expect(prescriptionClock(later, localDate('2024-02-09')).extendedOn).toBe('2026-06-30');
    const suspended = aClaim('2021-06-30', { events: [event('simplifiedProcedure', '2024-02-10')] });
    expect(prescriptionClock(suspended, localDate('2024-02-20')).extendedOn).toBe('2026-07-10');
  });

  test('days that two suspensions have in common stop the term once', () => {
    const events = [event('simplifiedProcedure', '2024-02-10', '2024-02-20'), event('simplifiedProcedure', '2024-02-15', '2024-02-25')];
    expect(prescriptionClock(aClaim('2021-06-30', { events }), FAR).extendedOn).toBe('2026-07-15');
  });

  test('what counted is told with the day that it leads to', () => {
    const clock = prescriptionClock(aClaim('2020-01-15', { events: [event('signedSchedule', '2022-08-31')] }), FAR);
    expect(clock.counted).toEqual([{ kind: 'signedSchedule', on: '2022-08-31', movesTo: '2027-08-31' }]);
  });

  test('a cap that cut a day is said, with what it leaves out', () => {
    const years = ['2014-12-01', '2019-12-01', '2024-12-01', '2029-02-01'];
    const claim = aClaim('2010-03-01', { events: years.map((on) => event('acknowledgement', on)) });
    expect(termWords(prescriptionClock(claim, FAR))).toContain('C. civ. 2232');
    expect(termWords(prescriptionClock(aClaim('2010-03-01'), FAR))).not.toContain('2232');
  });
});

describe('alerts', () => {
  test.each([
    ['2025-08-30', null],
    ['2025-08-31', 12],
    ['2026-02-27', 12],
    // 6 months before 31 August: February has no 31st.
    ['2026-02-28', 6],
    ['2026-05-31', 3],
    ['2026-07-31', 1],
    ['2026-08-31', 1],
    ['2026-09-01', null],
  ])('on %s, %s months before 31 August 2026', (asOf, months) => {
    expect(alertReached({ extendedOn: localDate('2026-08-31'), months: 60 }, localDate(asOf))).toBe(months);
  });
});

test('a carriage of goods, whose term is a year, alerts from 6 months before its end', () => {
  const term = { extendedOn: localDate('2026-08-31'), months: 12 };
  expect([alertReached(term, localDate('2025-09-01')), alertReached(term, localDate('2026-03-01'))]).toEqual([null, 6]);
});

const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays(localDate('2010-01-01'), days));
const kind = fc.constantFrom(
  'acknowledgement',
  'courtClaim',
  'orderServed',
  'simplifiedProcedure',
  'possibleAcknowledgement',
) as fc.Arbitrary<PrescriptionEvent['kind']>;

test('events only ever move the last day on, never past 20 years from the invoice but by a court, whatever their order', () => {
  fc.assert(
    fc.property(day, fc.array(fc.tuple(kind, day), { maxLength: 6 }), fc.boolean(), (dueOn, events, isConsumer) => {
      const claim = aClaim(dueOn, {
        debtor: isConsumer ? 'consumer' : 'business',
        events: events.map(([each, on]) => ({ kind: each, on, until: each === 'simplifiedProcedure' ? addDays(on, 40) : null })),
      });
      const clock = prescriptionClock(claim, FAR);
      expect(clock.extendedOn >= clock.prescribesOn && clock.possibleOn >= clock.extendedOn).toBe(true);
      const isInCourt = events.some(([each]) => each === 'courtClaim' || each === 'orderServed');
      expect(isInCourt || clock.possibleOn <= addMonths(dueOn, 240)).toBe(true);
      const { extendedOn, possibleOn } = prescriptionClock({ ...claim, events: claim.events.toReversed() }, FAR);
      expect([extendedOn, possibleOn]).toEqual([clock.extendedOn, clock.possibleOn]);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { usualDelayWords } from '../../shared/customers/customer-words.fr.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { semesterOf } from '../../shared/dates/semester.ts';
import { invoiceStatusName } from '../../shared/invoices/invoice-words.fr.ts';
import { parseTypedRate, semesterWords } from '../../shared/late-fees/rate-words.fr.ts';
import { letterFileName } from '../../shared/letters/letter-names.fr.ts';
import { cents } from '../../shared/money/cents.ts';
import { nextInstalment, paidCountWords, scheduleSentence } from '../../shared/schedules/schedule-words.fr.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';

const today = localDate('2026-10-31');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

type Instalment = Schedule['instalments'][number];

function aSchedule(states: Instalment['state'][], part: Partial<Schedule> = {}): Schedule {
  const instalments = states.map((state, index): Instalment => {
    const isPaid = state === 'paid';
    return {
      instalmentId: index,
      position: index + 1,
      dueOn: localDate(`2026-${String(8 + index).padStart(2, '0')}-30`),
      amountCents: cents(100_000),
      paidCents: cents(isPaid ? 100_000 : 0),
      creditedCents: cents(0),
      lostCents: cents(0),
      openCents: cents(isPaid ? 0 : 100_000),
      daysLate: state === 'late' ? 31 : 0,
      state,
    };
  });
  const openCents = cents(instalments.filter(({ state }) => state !== 'paid').length * 100_000);
  return {
    scheduleId: 1,
    customerId: 1,
    customerName: 'SCI du Moulin',
    state: openCents === 0 ? 'kept' : states.includes('late') ? 'late' : 'running',
    agreedOn: localDate('2026-08-01'),
    every: 'month',
    firstOn: localDate('2026-08-30'),
    sentOn: null,
    signedOn: null,
    endedOn: null,
    endReason: null,
    replacesId: null,
    replacedById: null,
    stoppedOn: null,
    lostCents: cents(0),
    creditedCents: cents(0),
    onSigning: false,
    accelerationDays: 8,
    interestWaivedCents: cents(0),
    indemnityWaivedCents: cents(0),
    waiverReason: '',
    remindedOn: null,
    notice: null,
    nextStep: null,
    principalCents: cents(states.length * 100_000),
    interestCents: cents(0),
    indemnityCents: cents(0),
    totalCents: cents(states.length * 100_000),
    paidCents: cents(states.length * 100_000 - openCents),
    openCents,
    invoices: [],
    instalments,
    ...part,
  };
}

describe('a schedule in words', () => {
  it('says that it is kept, and what comes next', () => {
    const schedule = aSchedule(['paid', 'paid', 'paid', 'upcoming']);
    expect(scheduleSentence(schedule, today)).toBe('Respecté : 3 échéances sur 4 réglées, prochaine le 30/11.');
    expect(nextInstalment(schedule)?.position).toBe(4);
  });

  it('says how late it is', () => {
    expect(scheduleSentence(aSchedule(['paid', 'late', 'upcoming']), today)).toBe('L’échéance du 30/09 a 31 jours de retard.');
    expect(scheduleSentence(aSchedule(['late', 'late']), today)).toBe('2 échéances en retard, la plus ancienne de 31 jours.');
  });

  it('says how it ended', () => {
    expect(scheduleSentence(aSchedule(['paid', 'paid']), today)).toBe('Entièrement réglé.');
    const ended = aSchedule(['paid', 'upcoming'], { state: 'closed', endedOn: localDate('2026-10-20') });
    expect(plain(scheduleSentence(ended, today))).toBe(
      'Arrêté le 20/10 avec 1 000,00 € à régler : ses factures sont de nouveau relancées.',
    );
    expect(nextInstalment(ended)).toBeUndefined();
  });

  it('counts what is paid', () => {
    expect(paidCountWords(aSchedule(['upcoming', 'upcoming']))).toBe('aucune échéance réglée sur 2');
    expect(paidCountWords(aSchedule(['paid', 'upcoming']))).toBe('1 échéance sur 2 réglée');
  });
});

describe('a customer’s usual delay', () => {
  it.each([
    [null, 'aucun règlement depuis un an'],
    [0.4, 'règle à l’échéance'],
    [1, 'règle 1 jour après l’échéance'],
    [12.3, 'règle 12 jours après l’échéance'],
    [-3, 'règle 3 jours avant l’échéance'],
  ])('%s', (days, words) => expect(usualDelayWords(days)).toBe(words));
});

describe('the status of an invoice', () => {
  const of = (kind: 'invoice' | 'creditNote', status: 'open' | 'overdue' | 'paid' | 'cancelled', disputed = 0) =>
    invoiceStatusName({ kind, status, openCents: cents(100), disputedCents: cents(disputed) });
  it('is a word that fits its kind', () => {
    expect(of('invoice', 'overdue')).toBe('En retard');
    expect(of('invoice', 'overdue', 40)).toBe('En litige (partie)');
    expect(of('invoice', 'overdue', 100)).toBe('En litige');
    expect(of('creditNote', 'open')).toBe('Avoir ouvert');
    expect(of('creditNote', 'cancelled')).toBe('Annulée');
  });
});

describe('the name of a PDF of letters', () => {
  it('can be a file name anywhere', () => {
    expect(letterFileName([{ kind: 'formalNotice', customerName: 'Bâti-Sud / Nord: « SAS »' }], today)).toBe(
      'Mise en demeure Bâti-Sud Nord SAS 2026-10-31.pdf',
    );
    const three = Array.from({ length: 3 }, () => ({ kind: 'reminder1' as const, customerName: 'X' }));
    expect(letterFileName(three, today)).toBe('3 courriers 2026-10-31.pdf');
  });
});

describe('a rate as it is typed', () => {
  it.each([
    ['2,40', '2.40'],
    ['2.4 %', '2.4'],
    [' 12 ', '12'],
    ['2,40 pour cent', null],
    ['2,12345', null],
    ['-2', null],
    ['', null],
  ])('%s', (typed, rate) => expect(parseTypedRate(typed)).toBe(rate));

  it('is that of a semester said in full', () => {
    expect(semesterWords(semesterOf(localDate('2026-06-30')))).toBe('1er semestre 2026');
    expect(semesterWords(semesterOf(localDate('2026-07-01')))).toBe('2e semestre 2026');
  });
});

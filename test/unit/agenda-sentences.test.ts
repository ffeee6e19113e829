import { describe, expect, it, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { agendaDetails, agendaFeesNote, agendaStepNote, agendaSummary, leftOutUntil } from '../../shared/reminders/agenda-sentences.fr.ts';
import { callScript } from '../../shared/reminders/call-script.fr.ts';
import type { AgendaEntry, AgendaInvoice, CallSheet, LeftOut, LeftOutCustomer } from '../../shared/reminders/reminders.contract.ts';
import { usualStep } from '../../shared/reminders/shipped-plans.ts';

const asOf = localDate('2026-10-31');

function anAgendaInvoice(number: string, daysLate: number, dueCents: number): AgendaInvoice {
  return {
    invoiceId: Number(number.replace(/\D/g, '')),
    invoiceNumber: number,
    issuedOn: localDate('2026-07-19'),
    dueOn: localDate('2026-08-18'),
    totalCents: cents(dueCents),
    openCents: cents(dueCents),
    dueCents: cents(dueCents),
    daysLate,
  };
}

function anEntry(part: Partial<AgendaEntry> = {}): AgendaEntry {
  const { tone, template, chargesFees } = usualStep(part.level ?? 'R2', 0);
  return {
    tone,
    template,
    chargesFees,
    plan: { planId: 1, name: 'Standard', from: 'company' },
    forced: null,
    customerId: 1,
    customerName: 'Bâti-Sud Construction',
    step: 'Relance 2',
    level: 'R2',
    reachedLevel: 'R2',
    channel: 'letter',
    totalDueCents: cents(798_000),
    oldestDaysLate: 22,
    interestCents: cents(51_237),
    indemnityCents: cents(12_000),
    invoices: [anAgendaInvoice('FA26-0712', 22, 798_000)],
    credits: [],
    notYetDue: [],
    leftOut: [],
    lastContact: null,
    ...part,
  };
}

const aPart = (code: LeftOut['code'], amountCents: number): LeftOut => ({
  invoiceNumber: 'FA26-0755',
  reason: '',
  code,
  amountCents: cents(amountCents),
  until: null,
});

/** Amounts with ordinary spaces, so that the expected sentences can be read. */
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ');

describe('the line under a customer of the agenda', () => {
  it('says how many invoices and how late', () => {
    expect(plain(agendaDetails(anEntry()))).toBe('1 facture, 22 jours');
    expect(plain(agendaDetails(anEntry({ oldestDaysLate: 1 })))).toBe('1 facture, 1 jour');
    const three = ['FA1', 'FA2', 'FA3'].map((number) => anAgendaInvoice(number, 34, 100));
    expect(plain(agendaDetails(anEntry({ invoices: three, oldestDaysLate: 74 })))).toBe('3 factures, la plus ancienne à 74 jours');
  });

  it('says what is deducted and what is set apart, by reason', () => {
    const credits = [{ label: 'Avoir AV26-0031', amountCents: cents(-60_000) }];
    expect(plain(agendaDetails(anEntry({ credits })))).toBe('1 facture, 22 jours ; 600 € en sa faveur déduits');
    const leftOut = [aPart('disputed', 50_000), aPart('disputed', 30_050), aPart('promised', 10_000)];
    expect(plain(agendaDetails(anEntry({ leftOut })))).toBe('1 facture, 22 jours ; 800,50 € en litige, 100 € promis laissés de côté');
  });
});

test('before the due date, it says what falls due and when', () => {
  expect(agendaDetails(anEntry({ level: 'notice' }))).toBe('1 facture à échoir le 18/08/2026');
  const two = ['FA1', 'FA2'].map((number) => anAgendaInvoice(number, 0, 100));
  expect(agendaDetails(anEntry({ level: 'satisfaction', invoices: two }))).toBe('2 factures à échoir, la première le 18/08/2026');
});

describe('the line under a step', () => {
  it('says that the level was forced, and why', () => {
    const forced = { decisionId: 3, reason: 'injoignable' };
    expect(agendaStepNote(anEntry({ level: 'R3', forced }), asOf)).toBe('forcé : injoignable');
    expect(agendaStepNote(anEntry({ level: 'R3', forced: { ...forced, reason: '' } }), asOf)).toBe('niveau que vous avez forcé');
  });

  it('recalls the last contact, with its year once that is another one', () => {
    const lastContact = { on: localDate('2026-10-09'), level: 'R3', channel: 'letter', isAboutThese: true } as const;
    expect(plain(agendaStepNote(anEntry({ level: 'formalNotice', lastContact }), asOf))).toBe('relance 3 faite le 9/10');
    const call = { on: localDate('2025-12-09'), level: 'call', channel: 'phone', isAboutThese: false } as const;
    expect(plain(agendaStepNote(anEntry({ lastContact: call }), asOf))).toBe('dernier contact le 09/12/2025, pour d’autres factures');
  });

  it('says how a first contact is made', () => {
    expect(agendaStepNote(anEntry({ level: 'R1', channel: 'email' }), asOf)).toBe('par e-mail');
  });

  it('says why a first contact does not begin at the first step', () => {
    const why = 'premier contact, à 45 jours de retard';
    expect(agendaStepNote(anEntry({ oldestDaysLate: 45 }), asOf)).toBe(`par courrier ; ${why}`);
    expect(agendaStepNote(anEntry({ level: 'call', channel: 'phone', oldestDaysLate: 45 }), asOf)).toBe(`demander une date ; ${why}`);
  });
});

describe('late fees beside the amount', () => {
  it('are shown only at the steps that claim them', () => {
    expect(agendaFeesNote(anEntry({ level: 'R2' }))).toBeNull();
    const note = agendaFeesNote(anEntry({ level: 'formalNotice' }));
    // What the letter adds to the 7 980.00 due: 512.37 of interest and 3 × 40
    expect(plain(note?.short ?? null)).toBe('+ 632,37 € de frais');
    expect(plain(note?.full ?? null)).toBe('512,37 € de pénalités de retard et 120,00 € d’indemnité de recouvrement');
    expect(agendaFeesNote(anEntry({ level: 'R3', interestCents: null }))).toBeNull();
    expect(agendaFeesNote(anEntry({ level: 'R3', interestCents: cents(0), indemnityCents: cents(0) }))).toBeNull();
  });
});

describe('the summary of the agenda', () => {
  const leftOut = (until: string | null): LeftOutCustomer => ({
    customerId: 2,
    customerName: 'Épicerie Vidal',
    overdueCents: cents(41_280),
    reason: '',
    code: 'contactedRecently',
    until: until === null ? null : localDate(until),
    decisionId: null,
    canForce: true,
  });

  it('counts and sums', () => {
    expect(plain(agendaSummary([anEntry(), anEntry({ totalDueCents: cents(276_000) })], [leftOut(null)]))).toBe(
      '2 à relancer, 10 740,00 € · 1 laissé de côté',
    );
    expect(agendaSummary([], [])).toBe('personne à relancer');
    // What falls due is not owed yet: it is in no sum.
    expect(plain(agendaSummary([anEntry(), anEntry({ level: 'notice' })], []))).toBe('1 à relancer, 7 980,00 € · 1 à prévenir');
  });

  it('says when a customer left in peace can be contacted again', () => {
    expect(plain(leftOutUntil(leftOut('2026-11-04'), asOf))).toBe('possible le 4/11');
    const rung = { ...leftOut('2026-11-04'), callBackOn: localDate('2026-11-02') };
    expect(plain(leftOutUntil(rung, asOf))).toBe('à rappeler le 2/11 ; relance possible le 4/11');
    expect(leftOutUntil(leftOut(null), asOf)).toBe('');
  });
});

describe('the call card', () => {
  const aSheet = (part: Partial<CallSheet> = {}): CallSheet => ({
    customerId: 1,
    customerName: 'Bâti-Sud Construction',
    kind: 'business',
    publicBuyer: false,
    stage: 'first',
    people: [],
    invoices: [anAgendaInvoice('FA26-0712', 22, 798_000)],
    credits: [],
    totalDueCents: cents(798_000),
    leftOut: [],
    lastWritten: null,
    noticeDeadlineOn: null,
    brokenPromise: null,
    history: [],
    callBack: null,
    ...part,
  });
  const points = (part: Partial<CallSheet>) => callScript(aSheet(part), asOf).points.map(plain);
  const said = (part: Partial<CallSheet>) =>
    callScript(aSheet(part), asOf)
      .objections.map((objection) => objection.said)
      .join(' ');

  it('names the person, the sum, the oldest invoice and the earlier letter', () => {
    const invoices = [anAgendaInvoice('FA26-0712', 74, 500_000), anAgendaInvoice('FA26-0755', 30, 298_000)];
    const lastWritten = { on: localDate('2026-10-01'), level: 'R1', channel: 'letter' } as const;
    const people = [{ contactId: 4, name: 'Mme Perrin', role: 'billing', phone: '', wrongNumberOn: null } as const];
    const [first, second, third, ...others] = points({ stage: 'afterR1', invoices, lastWritten, people });
    expect(first).toBe('Demandez Mme Perrin (Comptabilité), et présentez-vous.');
    expect(second).toContain('2 factures échues, 7 980,00 € en tout ; la plus ancienne, FA26-0712, devait être réglée le 18 août 2026');
    expect(third).toContain('notre rappel du 1er octobre 2026');
    expect(others.join(' ')).toContain('À quelle date');
  });

  it('asks for the accounts department when nobody is named, and keeps silent on a known dispute', () => {
    const all = points({ leftOut: [aPart('disputed', 100)] });
    expect(all[0]).toContain('la comptabilité');
    expect(all.some((point) => point?.includes('déjà en litige'))).toBe(true);
    expect(all.some((point) => point?.includes('courrier'))).toBe(false);
  });

  it('asks a person for himself, on his record or by his civility', () => {
    expect(points({ customerName: 'Mme Dubois', kind: 'consumer' })[0]).toBe('Demandez Mme Dubois, et présentez-vous.');
    expect(points({ customerName: 'Mme Dubois' })[0]).toBe('Demandez Mme Dubois, et présentez-vous.');
  });

  it('has answers for what is said against paying, by who says it', () => {
    expect(said({})).toMatch(/notre client nous paie/);
    expect(said({ kind: 'consumer' })).not.toMatch(/notre client|pas moi/);
    expect(said({ publicBuyer: true })).toMatch(/trésorerie »/);
    expect(said({ stage: 'afterR3' })).toMatch(/Faites ce que vous voulez/);
    expect(said({ stage: 'satisfaction' })).not.toMatch(/trésorerie/);
  });
});

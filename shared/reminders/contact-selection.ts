import type { LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { type Selection, selectChaseable } from './chaseable-selection.ts';
import type { Contact, CustomerPosition } from './customer-position.ts';
import { type LegalDelay, type Mark, planPlace } from './plan-progress.ts';
import { isLetterLevel, severity } from './plan-rules.ts';
import { leftOutPhrases } from './reminder-texts.fr.ts';
import type { AgendaInvoice, LeftOut, ReminderLevel } from './reminders.contract.ts';

/**
 * What a contact of a level asks for at `asOf`: what is chaseable, less the invoices whose plan is over, as after their formal notice, and
 * those that a firmer letter already asked for. Nobody goes back to a milder tone: until the legal stage nothing more is asked of them.
 * When nothing else would be left, the user asked for this level against the plan: nothing is set apart.
 */
export function selectForContact(
  position: CustomerPosition,
  asOf: LocalDate,
  level: ReminderLevel,
  formalNoticeDelayDays: number,
): Selection {
  const selection = selectChaseable(position.receivables, position.credits, asOf);
  return withoutFirmer(selection, position, asOf, level, formalNoticeDelayDays);
}

/** The same, of a selection that is already there. */
export function withoutFirmer(
  selection: Selection,
  position: CustomerPosition,
  asOf: LocalDate,
  level: ReminderLevel,
  formalNoticeDelayDays: number,
): Selection {
  if (position.contacts.length === 0 && position.skips.length === 0) return selection;
  const asked: AgendaInvoice[] = [];
  const apart: LeftOut[] = [];
  for (const invoice of selection.chaseable) {
    const reason = reasonApart(position, invoice, asOf, level, formalNoticeDelayDays);
    if (reason === null) asked.push(invoice);
    else apart.push({ invoiceNumber: invoice.invoiceNumber, ...reason, amountCents: invoice.dueCents, until: null });
  }
  if (apart.length === 0 || asked.length === 0) return selection;
  const apartNumbers = new Set(apart.map(({ invoiceNumber }) => invoiceNumber));
  const chaseableCents = sumCents(asked.map(({ dueCents }) => dueCents));
  const apartCents = subtractCents(selection.chaseableCents, chaseableCents);
  const creditCents = sumCents(selection.credits.map(({ amountCents }) => amountCents));
  // Credits were deducted from what was asked for first: only when they are more than that do they come off what fell due later.
  const credits = addCents(apartCents, creditCents) >= 0 ? [] : selection.credits;
  return {
    ...selection,
    chaseable: asked,
    // The contested part of what another letter asks for is that letter's matter.
    leftOut: [...selection.leftOut.filter(({ code, invoiceNumber }) => code !== 'disputed' || !apartNumbers.has(invoiceNumber)), ...apart],
    credits,
    chaseableCents,
    totalDueCents: addCents(chaseableCents, credits.length === 0 ? ZERO : creditCents),
  };
}

function reasonApart(
  position: CustomerPosition,
  { invoiceId }: AgendaInvoice,
  asOf: LocalDate,
  level: ReminderLevel,
  formalNoticeDelayDays: number,
): Pick<LeftOut, 'code' | 'reason'> | null {
  const { legal, ahead, furthest } = planPlace(position, invoiceId, asOf, formalNoticeDelayDays);
  // A notice that came back is written again for all that it was about.
  if (legal !== null) return legal.returnedOn !== null && level === 'formalNotice' ? null : noticeReason(legal, asOf);
  if (furthest !== null && ahead.length === 0) return planOver(furthest.mark);
  const firmer = isLetterLevel(level) ? firmestLetter(position, invoiceId, asOf) : null;
  if (firmer === null || severity(firmer.level) <= severity(level)) return null;
  return { code: 'alreadyReminded', reason: leftOutPhrases.alreadyReminded(firmer.level, firmer.on) };
}

/** Why nothing is asked of what had its formal notice: the deadline runs, or only a court obtains it. */
export function noticeReason({ noticedOn, deadlineOn, on, returnedOn }: LegalDelay, asOf: LocalDate): Pick<LeftOut, 'code' | 'reason'> {
  if (returnedOn !== null) return { code: 'alreadyReminded', reason: leftOutPhrases.noticeReturned(noticedOn, returnedOn) };
  return asOf < on
    ? { code: 'alreadyReminded', reason: leftOutPhrases.noticeRunning(noticedOn, deadlineOn, on) }
    : { code: 'legalStage', reason: leftOutPhrases.legalStage(noticedOn, on) };
}

/** Until when, and for how much, formal notices hold what is chaseable: from the first day of the legal stage. Credits are deducted. */
export function underNotice(
  position: CustomerPosition,
  { chaseable, credits }: Selection,
  asOf: LocalDate,
  formalNoticeDelayDays: number,
): { legal: LegalDelay; amountCents: Cents } | null {
  let legal: LegalDelay | null = null;
  let amountCents = ZERO;
  for (const { invoiceId, dueCents } of chaseable) {
    const own = planPlace(position, invoiceId, asOf, formalNoticeDelayDays).legal;
    // One that came back has to be sent again before any court.
    if (own === null || own.returnedOn !== null) continue;
    amountCents = addCents(amountCents, dueCents);
    if (legal === null || own.on < legal.on) legal = own;
  }
  const netCents = addCents(amountCents, sumCents(credits.map((credit) => credit.amountCents)));
  return legal === null || netCents <= 0 ? null : { legal, amountCents: netCents };
}

function planOver(mark: Mark): Pick<LeftOut, 'code' | 'reason'> {
  if (mark.kind === 'contact') return { code: 'alreadyReminded', reason: leftOutPhrases.planExhausted(mark.contact.on) };
  const { level, on, reason } = mark.skip;
  return { code: 'skipped', reason: leftOutPhrases.lastSkipped(level, on, reason) };
}

/** The firmest letter that asked for an invoice by a day. */
function firmestLetter({ contacts }: CustomerPosition, invoiceId: number, asOf: LocalDate): Contact | null {
  let firmest: Contact | null = null;
  for (const contact of contacts) {
    if (contact.on > asOf || !isLetterLevel(contact.level) || !contact.invoiceIds.includes(invoiceId)) continue;
    if (firmest === null || severity(contact.level) >= severity(firmest.level)) firmest = contact;
  }
  return firmest;
}

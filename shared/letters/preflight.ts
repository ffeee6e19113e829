import type { CompanyProfile } from '../companies/companies.contract.ts';
import { isIban, isSiren, isVatNumber } from '../companies/identifiers.ts';
import { offeredWays } from '../companies/ways-to-pay.ts';
import type { Customer } from '../customers/customers.contract.ts';
import { bearsCivility } from '../customers/person-name.ts';
import { namesAdministration } from '../customers/public-buyer-name.fr.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { ErrorParams } from '../errors/error-params.ts';
import type { LateFeeStatement } from '../late-fees/late-fees.contract.ts';
import { type PrescribableClaim, prescriptionClock } from '../legal/prescription.ts';
import { sumCents } from '../money/cents.ts';
import type { Selection } from '../reminders/chaseable-selection.ts';
import type { Hindrance } from '../reminders/reminder-policy.ts';
import { leftOutPhrases } from '../reminders/reminder-texts.fr.ts';
import type { CallOutcome } from '../reminders/reminders.contract.ts';
import type { LetterChannel, LetterKind } from './letter-kinds.ts';
import type { PreflightCheck } from './letters.contract.ts';
import { postalAddress } from './postal-address.ts';
import { preflightMessages as messages } from './preflight-messages.fr.ts';

type Check = PreflightCheck;

/** Stops the letter until it is dealt with, or passed over with a reason. */
export const blocking = (code: string, message: string): Check => ({ severity: 'blocking', code, message, overridable: true });
/** Stops the letter for good: as it is, it would mislead whoever reads it. */
export const refusing = (code: string, message: string): Check => ({ severity: 'blocking', code, message, overridable: false });
export const warning = (code: string, message: string): Check => ({ severity: 'warning', code, message });
const ok = (code: string, message: string): Check => ({ severity: 'ok', code, message });

/** Whether the letter says how to pay; without an IBAN it does not offer the transfer that it was to offer. */
function wayToPayChecks(creditor: CompanyProfile): Check[] {
  const offered = offeredWays(creditor);
  if (!Object.values(offered).includes(true)) return [warning('NO_WAY_TO_PAY', messages.noWayToPay())];
  if (creditor.iban.trim() !== '' || creditor.payByTransfer === false) return [];
  return [warning('IBAN_MISSING', offered.card || offered.directDebit ? messages.noTransfer() : messages.chequeOnly())];
}

/** Forms of business without share capital. */
const WITHOUT_CAPITAL = /^(ei|eirl|micro|auto|entrepr(?!ise unip)|association|artisan|profession|commer|gie\b)/i;

/** Forms that are no reason to be in the trade register (RCS): associations, liberal professions. */
const WITHOUT_REGISTER = /^(association|profession|lib[ée]ral)/i;
/** A person in business in his own name, who must say so beside it in these words or by the initials (C. com. L526-22, R526-27). */
const IN_OWN_NAME = /^(ei\b|micro|auto|entrepr(?!ise unip)|artisan|commer|profession lib|lib[ée]ral)/i;
const SAYS_OWN_NAME = /(^|[^\p{L}])EI(?!\p{L})|entrepreneure? individuel/iu;

/** Whether it can be posted, or sent by e-mail, and bears what the law wants of any letter of a registered business. */
export function correspondenceChecks(creditor: CompanyProfile, customer: Customer, channel: LetterChannel = 'letter'): Check[] {
  const missing = missingMentions(creditor);
  const { siren, iban, vatNumber } = creditor;
  // A wrong SIREN has a check of its own: it is not missing.
  const unfilled = siren.trim() === '' ? missing : missing.filter((mention) => mention !== messages.mentions.siren);
  return [
    ...(channel === 'email' ? emailChecks(customer) : addressChecks(customer)),
    ...(missing.length === 0 ? [ok('CREDITOR_MENTIONS', messages.mentionsComplete())] : []),
    ...(unfilled.length > 0 ? [warning('CREDITOR_MENTIONS_MISSING', messages.mentionsMissing(unfilled))] : []),
    ...(siren.trim() === '' || isSiren(siren) ? [] : [blocking('SIREN_INVALID', messages.sirenInvalid(siren))]),
    ...wayToPayChecks(creditor),
    // Money paid to a wrong account may never come back.
    ...(iban.trim() === '' || isIban(iban) ? [] : [refusing('IBAN_INVALID', messages.ibanInvalid(iban))]),
    ...(vatNumber.trim() === '' || isVatNumber(vatNumber) ? [] : [warning('VAT_NUMBER_INVALID', messages.vatNumberInvalid(vatNumber))]),
    ...(creditor.signatoryName === '' ? [warning('SIGNATORY_MISSING', messages.noSignatory())] : []),
  ];
}

function addressChecks(customer: Customer): Check[] {
  const { problems } = postalAddress(customer);
  if (problems.length === 0) return [ok('ADDRESS', messages.addressFits())];
  return problems.map((problem) => blocking(problem.code, messages.address(problem)));
}

/** The user sends it: a missing address may be known to his own e-mail program. */
function emailChecks({ email }: Customer): Check[] {
  return email.trim() === '' ? [warning('EMAIL_MISSING', messages.emailMissing())] : [ok('EMAIL', messages.emailTo(email))];
}

/**
 * The mentions of C. com. R123-237 (SIREN, register and its town, seat) and R123-238 (form and capital of a company) that the
 * profile lacks; a SIREN whose check digit is wrong is as good as none. « EI » stands in the name or in the legal form, which follow each
 * other at the top of a letter.
 */
export function missingMentions({
  name,
  legalForm,
  shareCapitalCents,
  siren,
  rcsTown,
  addressLine1,
  postalCode,
  city,
}: CompanyProfile): string[] {
  const { mentions } = messages;
  const missing = [];
  if (legalForm === '') missing.push(mentions.legalForm);
  if (shareCapitalCents === null && legalForm !== '' && !WITHOUT_CAPITAL.test(legalForm)) missing.push(mentions.shareCapital);
  if (IN_OWN_NAME.test(legalForm) && !SAYS_OWN_NAME.test(`${name} ${legalForm}`)) missing.push(mentions.ownName);
  if (!isSiren(siren)) missing.push(mentions.siren);
  if (rcsTown === '' && !WITHOUT_REGISTER.test(legalForm)) missing.push(mentions.rcsTown);
  if (city === '' || (addressLine1 === '' && postalCode === '')) missing.push(mentions.address);
  return missing;
}

export interface ReminderCheckFacts {
  kind: LetterKind;
  customer: Customer;
  selection: Selection;
  /** Everything that would have kept the agenda from proposing this contact, weightiest first. */
  hindrances: readonly Hindrance[];
  /** The late fees charged; `missingRate` when they could not be computed; null where the letter charges none. */
  fees: LateFeeStatement | { missingRate: ErrorParams['RATE_MISSING'] } | null;
  reminded: boolean;
  asOf: LocalDate;
  /** What the term of each invoice depends on, by its id. */
  claims: ReadonlyMap<number, PrescribableClaim>;
}

/** What keeps a letter from being sent that day until the user says why it may: somebody asked for peace, or was just written to. */
const HOLDING_BACK: ReadonlySet<Hindrance['code']> = new Set(['contactedRecently', 'paused']);

/** What the user should know before a reminder leaves; blocking checks stop it. */
export function reminderChecks(facts: ReminderCheckFacts): Check[] {
  const { kind, customer, selection, hindrances, fees, reminded } = facts;
  const checks: Check[] = [];
  for (const { code, reason } of hindrances) {
    // Collective proceedings forbid asking for payment of what came before them (C. com. L622-7, L622-21).
    if (code === 'insolvency') checks.push(blocking('INSOLVENCY', reason));
    else if (HOLDING_BACK.has(code)) checks.push(blocking(hindranceCodes[code], reason));
    else if (!selection.leftOut.some((leftOut) => leftOut.code === code)) checks.push(warning(hindranceCodes[code], reason));
  }
  checks.push(...prescriptionChecks(facts));
  if (fees !== null && 'missingRate' in fees) checks.push(rateCheck(fees.missingRate));
  if (fees !== null && 'semestersBelowFloor' in fees && fees.semestersBelowFloor.length > 0) {
    checks.push(warning('RATE_BELOW_FLOOR', messages.rateBelowFloor(fees.semestersBelowFloor)));
  }
  if (fees !== null && customer.kind === 'business' && bearsCivility(customer.name)) {
    checks.push(blocking('LOOKS_LIKE_PERSON', messages.looksLikePerson(customer.name)));
  }
  if (fees !== null && customer.kind === 'business' && !customer.publicBuyer && namesAdministration(customer.name)) {
    checks.push(warning('LOOKS_LIKE_PUBLIC_BUYER', messages.looksLikePublicBuyer(customer.name)));
  }
  if (customer.kind === 'consumer') checks.push(ok('CONSUMER_WITHOUT_FEES', messages.consumerWithoutFees()));
  for (const { label, amountCents } of selection.credits) checks.push(warning('CREDIT_UNALLOCATED', messages.credit(label, amountCents)));
  checks.push(...leftOutChecks(selection.leftOut));
  if (selection.leftOut.length === 0) checks.push(ok('NOTHING_CONTESTED', messages.nothingContested()));
  if (kind === 'formalNotice' && !reminded) checks.push(warning('NEVER_REMINDED', messages.neverReminded()));
  return checks;
}

/** One line for all that is left out for the same reason, in the order of the first of each. */
function leftOutChecks(leftOut: Selection['leftOut']): Check[] {
  const byReason = new Map<string, Selection['leftOut']>();
  for (const one of leftOut) byReason.set(`${one.code} ${one.reason}`, [...(byReason.get(`${one.code} ${one.reason}`) ?? []), one]);
  return [...byReason.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const numbers = same.map(({ invoiceNumber }) => invoiceNumber);
    const amountCents = sumCents(same.map((each) => each.amountCents));
    return [warning(hindranceCodes[first.code], messages.leftOut(numbers, amountCents, first.reason))];
  });
}

/** Claims that can no longer be brought: asking for them still is allowed, announcing a court is not honest and stops the notice. */
function prescriptionChecks({ kind, selection, asOf, claims }: ReminderCheckFacts): Check[] {
  const clocks = selection.chaseable.flatMap(({ invoiceId, invoiceNumber }) => {
    const claim = claims.get(invoiceId);
    return claim ? [{ invoiceNumber, ...prescriptionClock(claim, asOf) }] : [];
  });
  const prescribed = clocks
    .filter(({ extendedOn }) => extendedOn < asOf)
    .map(({ invoiceNumber, extendedOn: on }) => ({ invoiceNumber, on }));
  const relying = clocks.filter(({ prescribesOn, extendedOn }) => prescribesOn < asOf && extendedOn >= asOf);
  return [
    ...(prescribed.length === 0
      ? []
      : [(kind === 'formalNotice' ? blocking : warning)('CLAIM_PRESCRIBED', messages.prescribed(prescribed))]),
    ...relying.map(({ invoiceNumber, prescribesOn, extendedOn }) =>
      warning('PRESCRIPTION_INTERRUPTED', messages.prescriptionInterrupted(invoiceNumber, prescribesOn, extendedOn)),
    ),
  ];
}

export function rateCheck(missing: ErrorParams['RATE_MISSING']): Check {
  return blocking('RATE_MISSING', messages.rateMissing(missing));
}

/** Collective proceedings forbid asking for payment of what came before them (C. com. L622-7, L622-21). */
export function insolvencyCheck(judgmentOn: LocalDate | null, asOf: LocalDate): Check[] {
  return judgmentOn !== null && judgmentOn <= asOf ? [blocking('INSOLVENCY', leftOutPhrases.insolvency(judgmentOn))] : [];
}

/** What the user should know before the recap of a call leaves. */
export function recapChecks(outcome: CallOutcome | null, somethingOpen: boolean): Check[] {
  const checks: Check[] = [];
  if (outcome === 'wrongNumber') checks.push(blocking('WRONG_NUMBER', messages.wrongNumber()));
  if (outcome === 'wrongPerson') checks.push(blocking('WRONG_PERSON', messages.wrongPerson()));
  if (!somethingOpen) checks.push(warning('SETTLED_SINCE', messages.settledSince()));
  return checks;
}

const hindranceCodes: Record<Hindrance['code'], string> = {
  disputed: 'OPEN_DISPUTE',
  promised: 'PROMISE_UNEXPIRED',
  inSchedule: 'SCHEDULE_RUNNING',
  inCase: 'IN_LEGAL_CASE',
  handedOver: 'HANDED_OVER',
  paused: 'PAUSED',
  belowTolerance: 'BELOW_TOLERANCE',
  coveredByCredits: 'COVERED_BY_CREDITS',
  insolvency: 'INSOLVENCY',
  contactedRecently: 'CONTACTED_RECENTLY',
  alreadyReminded: 'ALREADY_REMINDED',
  tooEarly: 'TOO_EARLY',
  postponed: 'POSTPONED',
  callBack: 'CALL_BACK_PLANNED',
  skipped: 'SKIPPED',
  legalStage: 'ALREADY_REMINDED',
};

/** The French sentences of the checks that stop a letter. */
export function blockingReasons(checks: readonly Check[]): string[] {
  return checks.filter(({ severity }) => severity === 'blocking').map(({ message }) => message);
}

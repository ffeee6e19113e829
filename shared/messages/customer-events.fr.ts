import { formatDate } from '../dates/format-date.ts';
import { addDays, type LocalDate } from '../dates/local-date.ts';
import { DISPUTE_OUTCOME_NAMES, disputeReasonWords } from '../disputes/dispute-words.fr.ts';
import type { Dispute } from '../disputes/disputes.contract.ts';
import type { HandOver } from '../hand-overs/hand-overs.contract.ts';
import { outcomeName, routeName } from '../legal/case-words.fr.ts';
import type { LegalCase } from '../legal/cases.contract.ts';
import { type Cents, ZERO } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { PaymentSummary } from '../payments/payments.contract.ts';
import { lastDayOfPromise } from '../promises/promise-rules.ts';
import type { PromiseRecord } from '../promises/promises.contract.ts';
import { everyWords } from '../schedules/schedule-words.fr.ts';
import type { Schedule } from '../schedules/schedules.contract.ts';
import { writeOffReasonName } from '../write-offs/write-off-words.fr.ts';
import type { WriteOff } from '../write-offs/write-offs.contract.ts';

/** What a line of the history is about, to show some of them only; `exchange`: what was written and said. */
export type HistoryGroup = 'exchange' | 'payment' | 'promise' | 'dispute' | 'schedule' | 'loss' | 'legal' | 'record';

export const HISTORY_GROUP_NAMES: Record<HistoryGroup, string> = {
  exchange: 'Échanges',
  payment: 'Règlements',
  promise: 'Promesses',
  dispute: 'Litiges',
  schedule: 'Échéanciers',
  loss: 'Pertes et cessions',
  legal: 'Contentieux',
  record: 'Fiche',
};

/** Something that happened to what a customer owes. */
export interface CustomerEvent {
  type: 'event';
  key: string;
  on: LocalDate;
  group: Exclude<HistoryGroup, 'exchange'>;
  title: string;
  details: string[];
  /** As somebody wrote it. */
  note: string;
  invoiceNumbers: string[];
  /** It went against us. */
  isBad: boolean;
  /** What there is more to see of. */
  scheduleId: number | null;
  caseId: number | null;
}

/** All that is known of one customer beside what was written and said. */
export interface CustomerFacts {
  payments: readonly PaymentSummary[];
  promises: readonly PromiseRecord[];
  disputes: readonly Dispute[];
  schedules: readonly Schedule[];
  writeOffs: readonly WriteOff[];
  handOvers: readonly HandOver[];
  cases: readonly LegalCase[];
  /** The day its name and details were taken out of the file; null: they were not. */
  anonymisedOn: LocalDate | null;
}

/**
 * The events of one customer up to a day, of each day the consequence before its cause. `toldInCalls`: the calls whose line in the history
 * says what was promised in them. What has no day of its own, such as a promise replaced, is told on the line it is about.
 */
export function customerEvents(facts: CustomerFacts, toldInCalls: ReadonlySet<number>, today: LocalDate): CustomerEvent[] {
  return [
    ...anonymisedEvents(facts),
    ...facts.cases.flatMap(caseEvents),
    ...facts.handOvers.flatMap(handOverEvents),
    ...facts.writeOffs.map(writeOffEvent),
    ...facts.schedules.flatMap(scheduleEvents),
    ...facts.disputes.flatMap(disputeEvents),
    ...facts.promises.flatMap((promise) => promiseEvents(promise, toldInCalls, today)),
    ...facts.payments.flatMap(paymentEvents),
  ].filter(({ on }) => on <= today);
}

type Told = Pick<CustomerEvent, 'title'> & Partial<Omit<CustomerEvent, 'type' | 'key' | 'on' | 'group'>>;

function event(group: CustomerEvent['group'], key: string, on: LocalDate, told: Told): CustomerEvent {
  return {
    type: 'event',
    key: `${group}-${key}`,
    on,
    group,
    details: [],
    note: '',
    invoiceNumbers: [],
    isBad: false,
    scheduleId: null,
    caseId: null,
    ...told,
  };
}

function words(...texts: (string | false | null)[]): string[] {
  return texts.filter((text): text is string => typeof text === 'string' && text !== '');
}

function numbersOf(invoices: readonly { invoiceNumber: string }[]): string[] {
  return [...new Set(invoices.map(({ invoiceNumber }) => invoiceNumber))];
}

function anonymisedEvents({ anonymisedOn }: CustomerFacts): CustomerEvent[] {
  if (anonymisedOn === null) return [];
  return [
    event('record', 'anonymised', anonymisedOn, {
      title: 'Client anonymisé',
      details: ['nom, coordonnées et courriers retirés du dossier'],
    }),
  ];
}

/** Losses are told with their reason by `writeOffEvent`. */
function paymentEvents({
  id,
  paidOn,
  amountCents,
  kind,
  method,
  allocations,
  feesCents,
  unallocatedCents,
}: PaymentSummary): CustomerEvent[] {
  if (kind === 'writeOff') return [];
  return [
    event('payment', String(id), paidOn, {
      title: `${kind === 'discount' ? 'Escompte accordé' : 'Règlement reçu'} : ${formatEuros(amountCents)}`,
      details: words(
        method,
        feesCents > 0 && `dont ${formatEuros(feesCents)} de pénalités et frais`,
        unallocatedCents > 0 && `dont ${formatEuros(unallocatedCents)} encore à affecter`,
      ),
      invoiceNumbers: numbersOf(allocations),
    }),
  ];
}

/** What became of a promise that ended without a day of its own, in brackets; nothing for the others. */
export function promiseEndWords({ state, withdrawnReason }: Pick<PromiseRecord, 'state' | 'withdrawnReason'>): string {
  if (state === 'replaced') return 'remplacée par une autre';
  if (state === 'lapsed') return 'sans objet : il ne restait rien à régler';
  if (state === 'withdrawn') return withdrawnReason === '' ? 'retirée' : `retirée : ${withdrawnReason}`;
  return '';
}

function promiseEvents(promise: PromiseRecord, toldInCalls: ReadonlySet<number>, today: LocalDate): CustomerEvent[] {
  const { promiseId, promisedOn, madeOn, madeBy, amountCents, cameCents, state, completedOn, daysLate, contactId } = promise;
  const promised = `${formatEuros(amountCents)} pour le ${formatDate(promisedOn)}`;
  const invoiceNumbers = numbersOf(promise.invoices);
  const judgedOn = addDays(lastDayOfPromise(promisedOn), 1);
  const isUnkept = state === 'broken' || state === 'partlyKept';
  const became = {
    kept: { on: completedOn ?? promisedOn, title: `Promesse tenue : ${promised}` },
    partlyKept: { on: judgedOn, title: `Promesse tenue en partie : ${promised}` },
    broken: { on: judgedOn, title: `Promesse non tenue : ${promised}` },
  };
  const end = state === 'kept' || isUnkept ? became[state] : null;
  return [
    ...(end === null
      ? []
      : [
          event('promise', `${promiseId}-end`, end.on, {
            title: end.title,
            details: isUnkept ? words(cameSince(cameCents, completedOn, daysLate, today)) : [],
            invoiceNumbers,
            isBad: isUnkept,
          }),
        ]),
    ...(contactId !== null && toldInCalls.has(contactId)
      ? []
      : [
          event('promise', String(promiseId), madeOn, {
            title: `Promesse de règlement : ${promised}`,
            details: words(madeBy !== '' && `par ${madeBy}`, promiseEndWords(promise)),
            invoiceNumbers,
          }),
        ]),
  ];
}

/** What came of a promise that was not kept, and when it was complete at last. */
function cameSince(cameCents: Cents, completedOn: LocalDate | null, daysLate: number | null, today: LocalDate): string {
  if (completedOn === null || completedOn > today) return cameCents === ZERO ? 'rien n’est venu' : `${formatEuros(cameCents)} sont venus`;
  const late = daysLate === null || daysLate <= 0 ? '' : `, ${daysLate} jour${daysLate > 1 ? 's' : ''} après le jour dit`;
  return `complétée le ${formatDate(completedOn)}${late}`;
}

function disputeEvents(dispute: Dispute): CustomerEvent[] {
  const { disputeId, invoiceNumber, openedOn, closedOn, outcome, grantedCents, creditNoteNumber, amountCents } = dispute;
  const invoiceNumbers = [invoiceNumber];
  const reason = disputeReasonWords(dispute);
  return [
    ...(closedOn === null
      ? []
      : [
          event('dispute', `${disputeId}-end`, closedOn, {
            title: `Litige clos : ${outcome === null ? 'sans suite' : DISPUTE_OUTCOME_NAMES[outcome].toLocaleLowerCase('fr')}`,
            details: words(
              grantedCents !== null && grantedCents > 0 && `${formatEuros(grantedCents)} accordés`,
              creditNoteNumber !== null && `avoir ${creditNoteNumber}`,
              reason,
            ),
            invoiceNumbers,
          }),
        ]),
    event('dispute', String(disputeId), openedOn, {
      title: `Litige ouvert : ${reason}`,
      details: words(amountCents === null ? 'toute la facture est contestée' : `${formatEuros(amountCents)} contestés`),
      invoiceNumbers,
      isBad: true,
    }),
  ];
}

const SCHEDULE_ENDS: Record<NonNullable<Schedule['endReason']>, string> = {
  stopped: 'Échéancier arrêté',
  broken: 'Échéancier rompu : déchéance du terme',
  replaced: 'Échéancier remplacé par un autre',
};

function scheduleEvents(schedule: Schedule): CustomerEvent[] {
  const { scheduleId, agreedOn, signedOn, endedOn, endReason, state, notice, totalCents, openCents, instalments, every } = schedule;
  const of = `du ${formatDate(agreedOn)}`;
  const about = { scheduleId, invoiceNumbers: numbersOf(schedule.invoices) };
  const left = openCents > 0 ? `${formatEuros(openCents)} restaient à régler` : '';
  return [
    ...(endedOn === null
      ? []
      : [
          event('schedule', `${scheduleId}-end`, endedOn, {
            ...about,
            title: SCHEDULE_ENDS[endReason ?? 'stopped'],
            details: words(`celui ${of}`, left),
            isBad: endReason === 'broken',
          }),
        ]),
    ...(state === 'broken' && notice !== null
      ? [
          event('schedule', `${scheduleId}-broken`, addDays(notice.until, 1), {
            ...about,
            title: 'Échéancier rompu',
            details: words(`celui ${of}`, `la mise en demeure du ${formatDate(notice.sentOn)} est restée sans effet`),
            isBad: true,
          }),
        ]
      : []),
    ...(signedOn === null
      ? []
      : [event('schedule', `${scheduleId}-signed`, signedOn, { ...about, title: 'Échéancier signé', details: [`celui ${of}`] })]),
    event('schedule', String(scheduleId), agreedOn, {
      ...about,
      title: `Échéancier convenu : ${formatEuros(totalCents)} en ${instalments.length} échéances`,
      details: words(everyWords(every), state === 'kept' && 'entièrement réglé depuis'),
    }),
  ];
}

function writeOffEvent({ paymentId, on, amountCents, reason, note, allocations }: WriteOff): CustomerEvent {
  return event('loss', `write-off-${paymentId}`, on, {
    title: `Passé en perte : ${formatEuros(amountCents)}`,
    details: words(writeOffReasonName(reason)),
    note,
    invoiceNumbers: numbersOf(allocations),
    isBad: true,
  });
}

function handOverEvents({ handOverId, kind, on, taker, priceCents, note, takenBackOn, invoices }: HandOver): CustomerEvent[] {
  const invoiceNumbers = numbersOf(invoices);
  return [
    ...(takenBackOn === null
      ? []
      : [event('loss', `hand-over-${handOverId}-end`, takenBackOn, { title: `Créance reprise à ${taker}`, invoiceNumbers })]),
    event('loss', `hand-over-${handOverId}`, on, {
      title: `Créance ${kind === 'sale' ? `cédée à ${taker}` : `remise à ${taker} pour recouvrement`}`,
      details: words(priceCents !== null && `pour ${formatEuros(priceCents)}`),
      note,
      invoiceNumbers,
    }),
  ];
}

function caseEvents(legalCase: LegalCase): CustomerEvent[] {
  const { caseId, route, openedOn, closedOn, outcome, outcomeNote, court, referenceNumber, steps, invoices } = legalCase;
  const way = routeName(route);
  const about = { caseId, invoiceNumbers: numbersOf(invoices) };
  return [
    ...(closedOn === null
      ? []
      : [
          event('legal', `${caseId}-end`, closedOn, {
            ...about,
            title: `Dossier contentieux clos${outcome === null ? '' : ` : ${outcomeName(outcome).toLocaleLowerCase('fr')}`}`,
            details: words(way),
            note: outcomeNote,
          }),
        ]),
    ...steps.toReversed().map(({ stepId, name, on, costCents, note }) =>
      event('legal', `${caseId}-step-${stepId}`, on, {
        caseId,
        title: name,
        details: words(way, costCents > 0 && `${formatEuros(costCents)} de frais`),
        note,
      }),
    ),
    event('legal', String(caseId), openedOn, {
      ...about,
      title: `Dossier contentieux ouvert : ${way}`,
      details: words(court, referenceNumber !== '' && `n° ${referenceNumber}`),
    }),
  ];
}

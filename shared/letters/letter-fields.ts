import type { LetterKind } from './letter-kinds.ts';

const REMINDER = [
  'customerName',
  'creditorName',
  'date',
  'total',
  'principal',
  'invoiceCount',
  'firstInvoice',
  'deadline',
  'replyBy',
  'earlierContacts',
  'contactDetails',
  'signatoryName',
] as const;
const CHARGING = [...REMINDER, 'interest', 'indemnity', 'dailyInterest', 'dayAfter', 'interestTo', 'rateBasis'] as const;

/** The fields that each letter's texts may name; the composers give them their values. */
const FIELDS = {
  reminder1: REMINDER,
  reminder2: REMINDER,
  reminder3: CHARGING,
  formalNotice: CHARGING,
  statement: ['customerName', 'creditorName', 'date', 'total', 'overdue', 'contactDetails', 'signatoryName'],
  scheduleAgreement: [
    'customerName',
    'creditorName',
    'date',
    'agreedOn',
    'total',
    'totalInWords',
    'agreedTotal',
    'paid',
    'instalmentCount',
    'accelerationDays',
    'signatory',
  ],
  instalmentNotice: [
    'customerName',
    'creditorName',
    'date',
    'agreedOn',
  instalmentReminder: [
    'customerName',
    'creditorName',
    'date',
    'agreedOn',
    'deadline',
    'total',
    'balance',
    'instalmentCount',
    'contactDetails',
    'signatoryName',
  ],
    'deadline',
    'total',
    'balance',
    'instalmentCount',
    'contactDetails',
    'signatoryName',
  ],
  termination: [
    'customerName',
    'creditorName',
    'date',
    'dayAfter',
    'agreedOn',
    'noticedOn',
    'accelerationDays',
    'lateInstalments',
    'deadline',
    'total',
    'interestTo',
    'rateBasis',
    'signatoryName',
  ],
  callRecap: [
    'customerName',
    'creditorName',
    'date',
    'calledOn',
    'outcome',
    'promisedAmount',
    'promisedOn',
    'promisedBy',
    'total',
    'contactDetails',
    'signatoryName',
  ],
  thankYou: ['customerName', 'creditorName', 'date', 'total', 'firstInvoice', 'invoiceCount', 'contactDetails', 'signatoryName'],
} as const satisfies Record<LetterKind, readonly string[]>;

export type LetterField = (typeof FIELDS)[LetterKind][number];

export function fieldsOfKind(kind: LetterKind): readonly LetterField[] {
  return FIELDS[kind];
}

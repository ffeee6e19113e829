import type { PlanProblem } from '../reminders/plan-rules.ts';
import type { ReminderLevel } from '../reminders/reminders.contract.ts';
/**
 * Every domain error and the parameters its French sentence needs. Adding a code here without a sentence in
 * `messages.fr.ts` does not compile. Parameters are plain JSON: they travel over every transport.
 */
export interface ErrorParams {
  // The call itself
  UNKNOWN_VERB: { verb: string };
  DATE_OUTSIDE_CALENDAR: Record<string, never>;
  INVALID_INPUT: { verb: string; issues: { path: string; problem: string }[] };
  COMPANY_REQUIRED: { verb: string };
  CANCELLED: Record<string, never>;
  UNEXPECTED: { reference: string };
  FORBIDDEN_CALLER: Record<string, never>;
  HOST_UNREACHABLE: Record<string, never>;

  // Company files
  COMPANY_FILE_EXISTS: { path: string };
  COMPANY_FILE_MISSING: { path: string };
  COMPANY_FILE_FOREIGN: { path: string };
  COMPANY_FILE_NEWER: { path: string; fileVersion: number; appVersion: number };
  COMPANY_FILE_OLDER: { path: string; companyId: string; name: string };
  COMPANY_FILE_OTHER: { path: string; name: string };
  COMPANY_FILE_BUSY: { path: string };
  COMPANY_FILE_UNREADABLE: { path: string };
  COMPANY_FILE_IN_USE: { path: string };
  COMPANY_FILE_UNWRITABLE: { path: string };
  COMPANY_FILE_DAMAGED: { path: string };
  COMPANY_FILE_MOVED: { path: string };
  COMPANY_FILE_REPLACED: { path: string };
  COMPANY_FILE_UNREACHABLE: { path: string };
  COMPANY_FILE_LEFTOVER: { path: string };
  COMPANY_FILE_UPGRADE_FAILED: { path: string };
  COMPANY_FILE_HANDED_OVER: { file: string };
  COMPANY_FILE_NAME_TOO_LONG: { path: string };
  DISK_FULL: { path: string };
  COMPANY_NOT_OPEN: { company: string };
  COMPANY_COPY_OPEN: { path: string; openPath: string };
  COMPANY_ALREADY_HERE: { file: string; name: string; path: string };

  // Copies closed with a passphrase; nothing of the passphrase is ever a parameter
  PASSPHRASE_TOO_SHORT: { least: number };
  ENCRYPTED_COPY_FOREIGN: { file: string };
  ENCRYPTED_COPY_OTHER_KIND: { file: string };
  ENCRYPTED_COPY_WRONG_PASSPHRASE: { file: string };
  ENCRYPTED_COPY_DAMAGED: { file: string };

  // Backups
  BACKUP_DAMAGED: { file: string; findings: string[] };
  BACKUP_NOT_OPENED: { file: string };
  BACKUP_DIFFERS: { path: string };
  BACKUP_OTHER_COMPANY: { file: string; companyName: string };
  BACKUP_NO_SPACE: { path: string; neededMegabytes: number; freeMegabytes: number | null };
  BACKUP_PLACE_GONE: { path: string };
  BACKUP_UNEXPECTED: Record<string, never>;

  // A customer's details taken out for good
  ANONYMISE_REFUSED: { name: string; reasons: string[]; possibleOn: string | null };
  ANONYMISE_ALREADY: { on: string };
  ANONYMISE_NAME_DIFFERS: { name: string };

  // Files handed over by the user
  FILE_NOT_FOUND: { file: string };
  FILE_IS_DIRECTORY: { file: string };
  FILE_UNREADABLE: { file: string };
  FILE_NOT_VIEWABLE: { file: string };
  FILE_NOT_OPENED: { file: string };
  FILE_EMPTY: { file: string };
  FILE_TOO_LARGE: { file: string; limitMegabytes: number };
  FILE_NOT_A_SPREADSHEET: { file: string; looksLike: string };
  FILE_PROTECTED: { file: string };
  FILE_DAMAGED: { file: string };
  FILE_TOO_DEMANDING: { file: string };
  XML_DOCTYPE: { file: string };
  XML_MALFORMED: { file: string; row: number };
  OUTPUT_EXISTS: { path: string };
  TEMPLATE_IS_WORKBOOK: { path: string };
  OUTPUT_UNWRITABLE: { path: string };

  // Imports
  IMPORT_LINE_TOO_LONG: { file: string; row: number; limitCharacters: number };
  IMPORT_NO_HEADER: { file: string; wanted: string[]; columns: string[]; firstRow: string[] };
  IMPORT_NO_AMOUNT_COLUMN: { file: string; columns: string[] };
  IMPORT_MISSING_COLUMN: { file: string; field: string; columns: string[] };
  IMPORT_COLUMNS_SHIFTED: { file: string; column: string; found: string; side: 'left' | 'right' };
  IMPORT_DECIMALS_CUT: { file: string; column: string; example: string };
  IMPORT_COLUMN_UNKNOWN: { file: string; column: string; columns: string[] };
  IMPORT_SHEET_UNKNOWN: { file: string; sheet: string; sheets: string[] };
  IMPORT_SHEETS_DIFFER: { file: string; sheet: string; other: string };
  IMPORT_QUOTE_UNCLOSED: { file: string; row: number };
  LEDGER_COLUMNS_MISSING: { file: string; missing: string[] };
  IMPORT_KIND_UNSUPPORTED: { file: string; kind: string };
  STATEMENT_TITLES_UNKNOWN: { file: string };
  IMPORT_QUESTION: { file: string; code: string; question: string; choices: { value: string; label: string }[] };
  IMPORT_BEFORE_OPENING: { laterFile: string; reason: string };
  IMPORT_NOTHING_USABLE: { file: string; rejected: number; firstProblem: string };
  IMPORT_NOT_FOUND: { importId: number };
  IMPORT_ALREADY_UNDONE: { importId: number; file: string };
  IMPORT_UNDO_BLOCKED: { importId: number; file: string; importedOn: string; reason: string };
  IMPORT_MAPPING_NOT_FOUND: { mappingId: number };
  IMPORT_MAPPING_FILE_INVALID: { file: string };
  IMPORT_FILE_NOT_KEPT: { importId: number; file: string };
  IMPORT_NOTHING_REJECTED: { file: string };
  IMPORT_TERMS_UNREADABLE: { terms: string };

  // Legal cases and dossiers
  CASE_NOT_FOUND: { caseId: number };
  CASE_STEP_NOT_FOUND: { stepId: number };
  CASE_NOTHING_OPEN: { customerName: string };
  CASE_INVOICE_TAKEN: { number: string };
  CASE_JUDGMENT_MISSING: { customerName: string };
  CASE_PROCEEDINGS_OPEN: { customerName: string };
  CASE_PROCEEDINGS_MISSING: { customerName: string; judgmentOn: string | null };
  CASE_AFTER_JUDGMENT: { customerName: string; judgmentOn: string };
  CASE_ROUTE_FIXED: Record<string, never>;
  CASE_CLOSED: { customerName: string; closedOn: string };
  CASE_HAS_STEPS: { customerName: string; stepName: string; on: string };
  CASE_DATE_AHEAD: { on: string };
  DOSSIER_TOO_LARGE: { limitMegabytes: number };
  DOSSIER_NOT_ONE: { file: string };

  // Bank statements
  MOVEMENT_NOT_FOUND: { movementId: number };
  MATCH_ABSENT: { label: string };
  MATCH_NOT_DECIDED: { movementId: number };
  PAYMENT_IN_SCHEDULE: { customerName: string };
  PAYMENT_OF_CREDIT: { paymentId: number };
  EARLY_PAYMENT_WRONG: { typed: string };
  EARLY_PAYMENT_NET_DAYS: { problem: string };
  DISCOUNT_NOT_EARNED: { number: string };
  DISCOUNT_NOT_DEALLOCATED: { paymentId: number };
  RETURN_DECIDED: { returnId: number };
  STATEMENT_UNRECOGNISED: { file: string };
  STATEMENT_MALFORMED: { file: string; row: number; problem: string };
  STATEMENT_ABSENT: { file: string };
  STATEMENT_OTHER_MESSAGE: { file: string; message: string };

  // Electronic invoices
  EINVOICE_UNRECOGNISED: { file: string };
  EINVOICE_ABSENT: { file: string };
  EINVOICE_INCOMPLETE: { file: string; missing: string[] };
  EINVOICE_VALUE_UNREADABLE: { file: string; row: number; field: string; value: string };
  EINVOICE_TYPE_UNKNOWN: { file: string; typeCode: string };

  // Customers, invoices, payments
  CUSTOMER_NOT_FOUND: { customerId: number };
  CUSTOMER_MERGE_ANONYMISED: { name: string };
  CUSTOMER_MERGE_SELF: { customerId: number };
  CUSTOMER_MERGE_NOT_FOUND: { mergeId: number };
  CUSTOMER_MERGE_ALREADY_UNDONE: { mergeId: number };
  CUSTOMER_MERGE_UNDO_BLOCKED: { mergeId: number; name: string; reason: string };
  WHAT_IF_NO_CUSTOMER: Record<string, never>;
  CUSTOMER_CODE_TAKEN: { code: string; name: string };
  CUSTOMER_FIELD_WRONG: { field: string; problem: string };
  CUSTOMER_CONTACT_NOT_FOUND: { contactId: number };
  CUSTOMER_CONTACT_EMPTY: Record<string, never>;
  CUSTOMER_FILE_NOT_FOUND: { fileId: number };
  CUSTOMER_FILE_IS_PROGRAM: { file: string };
  CUSTOMER_FILE_TOO_LARGE: { file: string; limitMegabytes: number };
  IMAGE_KIND_UNKNOWN: { file: string };
  IMAGE_TOO_HEAVY: { file: string; limitMegabytes: number };
  IMAGE_TOO_LARGE: { file: string; width: number; height: number };
  IMAGE_ANIMATED: { file: string };
  IMAGE_DAMAGED: { file: string };
  IMAGE_BLANK: { file: string };
  IMAGE_NOT_FOUND: { picture: string };
  DRAWING_UNSAFE: { file: string; part: string };
  DRAWING_UNSUPPORTED: { file: string; part: string };
  DRAWING_TOO_DETAILED: { file: string };
  CHARGE_NOT_FOUND: { id: number };
  FIGURE_OF_MONTHS: { name: string; asOf: string };
  INVOICE_NOT_FOUND: { invoiceId: number };
  INVOICE_HAS_PAYMENTS: { number: string };
  INVOICE_OF_OTHER_CUSTOMER: { number: string };
  INVOICE_CANCELLED: { number: string };
  PAYMENT_EXCEEDS_OPEN: { number: string; openCents: number; amountCents: number };
  PAYMENT_OVER_ALLOCATED: { amountCents: number; allocatedCents: number };
  LATE_FEES_EXCEED_OWED: { feeCents: number; owedCents: number; on: string };
  LATE_FEES_EXCEED_PAYMENT: { feeCents: number; leftCents: number };
  PAYMENT_NOTHING_CHOSEN: Record<string, never>;
  PAYMENT_BEFORE_INVOICE: { number: string; issuedOn: string; paidOn: string };
  PAYMENT_NOT_FOUND: { paymentId: number };
  PAYMENT_IMPORTED: { importId: number; file: string };
  PAYMENT_NOT_ALLOCATED_BY_HAND: { paymentId: number };
  WRITE_OFF_NOT_DEALLOCATED: { paymentId: number };
  CREDIT_NOTE_EXPECTED: { number: string };
  CREDIT_NOTE_OVER_ALLOCATED: { number: string; leftCents: number; allocatedCents: number };
  ALLOCATION_BEFORE_ISSUE: { number: string; issuedOn: string; on: string };
  DISPUTE_EXCEEDS_OPEN: { number: string; openCents: number; amountCents: number };
  DISPUTE_ALREADY_OPEN: { number: string };
  DISPUTE_NOT_FOUND: { disputeId: number };
  DISPUTE_NOTHING_OPEN: { number: string };
  DISPUTE_ALREADY_CLOSED: { closedOn: string };
  DISPUTE_NOT_CLOSED: { number: string };
  DISPUTE_ALREADY_CREDITED: { number: string };
  DISPUTE_NOTHING_TO_CREDIT: { number: string; creditNoteNumber: string };
  DISPUTE_IMPORTED: { disputeId: number };
  DISPUTE_DEADLINE_TOO_EARLY: { openedOn: string; deadlineOn: string };
  DISPUTE_MAINTAINED_WITH_CREDIT: Record<string, never>;
  CREDIT_NOTE_NUMBER_TAKEN: { number: string };
  CREDIT_NOTE_IN_FUTURE: { number: string; issuedOn: string };
  DISPUTE_CLOSED_TOO_EARLY: { openedOn: string; closedOn: string };
  DISPUTE_IN_FUTURE: { on: string };
  INVOICE_IS_CREDIT_NOTE: { number: string };
  CLAIM_SETTLED: Record<string, never>;
  CLAIMS_OF_SEVERAL: Record<string, never>;
  INTERRUPTION_NOT_FOUND: Record<string, never>;
  INTERRUPTION_AHEAD: { on: string };
  SUSPENSION_ENDS_TOO_EARLY: { on: string; until: string };
  ALERT_NOT_REACHED: Record<string, never>;
  ALERT_POSTPONED_TOO_EARLY: { until: string };
  WRITE_OFF_IN_FUTURE: { on: string };
  WRITE_OFF_WITHOUT_NOTE: Record<string, never>;
  VAT_TOO_LARGE: { number: string; vatCents: number; totalCents: number };
  VAT_UNKNOWN: { number: string };
  VAT_NOTE_NOT_FOR_REASON: Record<string, never>;
  HAND_OVER_NOT_FOUND: { handOverId: number };
  HAND_OVER_OVER: { handOverId: number };
  HAND_OVER_ALREADY: { number: string; taker: string };
  HAND_OVER_SCHEDULED: { number: string };
  HAND_OVER_NOTHING_OPEN: { number: string };
  HAND_OVER_IN_FUTURE: { on: string };
  HAND_OVER_PRICE_WITHOUT_SALE: Record<string, never>;
  HAND_OVER_SETTLED_TOO_EARLY: { handedOn: string; on: string };
  HAND_OVER_EXCEEDS_OPEN: { openCents: number; amountCents: number };
  HAND_OVER_NOT_TAKEN_BACK: { handOverId: number };
  HAND_OVER_HAS_RESULTS: { handOverId: number };
  WRITE_OFF_UNALLOCATED: { amountCents: number; allocatedCents: number };

  // Rates, reminders, letters
  /** `rate`: the one that is missing, the European Central Bank's or the legal one. */
  RATE_MISSING: { semester: string; rate: 'ecb' | 'legal' };
  WAIVER_NOT_FOUND: { waiverId: number };
  RATE_SHIPPED: { semester: string; ecbMroPct: string };
  NOTHING_TO_REMIND: { customerName: string };
  CALL_IN_FUTURE: { on: string };
  MESSAGE_WITHOUT_RECIPIENT: { customerName: string };
  MESSAGES_NONE: { reasons: readonly string[] };
  CALL_BACK_NOT_FOUND: { callBackId: number };
  CALL_BACK_IN_PAST: { on: string };
  CALL_INVOICE_NOT_OPEN: { customerName: string };
  CALL_WITHOUT_WRONG_NUMBER: Record<string, never>;
  CALL_WITHOUT_CHECK: Record<string, never>;
  CALL_WITHOUT_PROMISE: Record<string, never>;
  CONTACT_NOT_FOUND: { contactId: number };
  CONTACT_NOT_REMOVABLE: { reason: 'letter' | 'notLatest' | 'earlierDay' };
  PLAN_NOT_FOUND: { planId: number };
  PLAN_STEPS_INVALID: { problem: PlanProblem; level: ReminderLevel | null };
  PLAN_IN_USE: { name: string };
  PLAN_IS_SHIPPED: { name: string };
  PLAN_NOT_SHIPPED: { name: string };
  NO_STEP_THAT_DAY: { customerName: string };
  POSTPONED_TO_PAST: { until: string };
  DECISION_NOT_FOUND: Record<string, never>;
  LEVEL_NOT_FORCED: { customerName: string };
  PROMISE_NOT_FOUND: { promiseId: number };
  PROMISE_NOT_RUNNING: { promiseId: number };
  PROMISE_NOT_WITHDRAWN: { promiseId: number };
  PROMISE_MADE_LATER: { madeOn: string };
  PROMISE_BEFORE_MADE: { promisedOn: string; madeOn: string };
  PROMISE_NOTHING_OPEN: { number: string };
  PROMISE_EXCEEDS_OPEN: { openCents: number; amountCents: number };
  LETTER_NOT_FOUND: { letterId: number };
  REGISTERED_NUMBER_WRONG: { number: string };
  CALL_NOT_FOUND: Record<string, never>;
  CHECK_NOT_FOUND: { code: string };
  LETTER_FIELD_UNKNOWN: { field: string };
  LETTER_TEXT_EMPTY: Record<string, never>;
  LETTER_BOLD_OPEN: { text: string };
  CHECK_NOT_OVERRIDABLE: { message: string };
  LETTER_NOT_SENT: { letterId: number };
  DELIVERY_DAY_MISSING: Record<string, never>;
  DELIVERY_BEFORE_POSTING: { on: string; sentOn: string };
  DELIVERY_IN_FUTURE: { on: string };
  THANKS_TOO_EARLY: { customerName: string };
  SCHEDULE_NOT_LATE: { scheduleId: number };
  LETTER_KIND_UNAVAILABLE: { kind: string };
  LETTER_BLOCKED: { letterId: number; reasons: string[] };
  LETTERS_CHANGED: { changes: { customerName: string; change: string }[] };
  LETTER_FIELD_EMPTY: { field: string };
  LETTER_NOT_PRINTED: { letterId: number };
  LETTER_ALREADY_PRINTED: { letterId: number };
  LETTER_ALREADY_SENT: { letterId: number; sentOn: string };
  LETTER_WITHDRAWN: { letterId: number };
  POSTING_PACK_EMPTY: { reasons: string[] };
  OWNER_PAGES_NONE: { reasons: string[] };
  COPY_SOURCE_UNREADABLE: { problem: string };
  MESSAGE_NOT_FOUND: { messageId: number };
  MESSAGE_RECIPIENT_INVALID: { channel: 'email' | 'sms'; recipient: string };
  MESSAGE_SENDER_MISSING: Record<string, never>;
  MESSAGE_ALREADY_SENT: { sentOn: string };
  MESSAGE_DISCARDED: Record<string, never>;
  MESSAGE_SENT_IN_FUTURE: { on: string };

  // Schedules
  SCHEDULE_NOTHING_DUE: Record<string, never>;
  SCHEDULE_SEVERAL_CUSTOMERS: Record<string, never>;
  SCHEDULE_INVOICE_TAKEN: { number: string };
  SCHEDULE_INVOICE_HANDED_OVER: { number: string; taker: string };
  SCHEDULE_TOO_MANY_INSTALMENTS: { instalments: number; totalCents: number };
  SCHEDULE_PARTS_SUM: { totalCents: number; partsCents: number };
  SCHEDULE_PARTS_ORDER: { dueOn: string; previousOn: string };
  SCHEDULE_NOT_FOUND: { scheduleId: number };
  SCHEDULE_CLOSED: { scheduleId: number };
  SCHEDULE_SIGNING_TOO_LARGE: { amountCents: number; totalCents: number };
  SCHEDULE_FEES_TOO_LARGE: { amountCents: number; claimableCents: number };
  SCHEDULE_OFFER_IN_PAST: { payOn: string; asOf: string };
  SCHEDULE_WAIVER_REASON_MISSING: Record<string, never>;
  SCHEDULE_SIGNED_TOO_EARLY: { agreedOn: string; signedOn: string };
  SCHEDULE_SIGNED_IN_FUTURE: { signedOn: string };
  SCHEDULE_INVOICE_PAID: { number: string; asOf: string };
  SCHEDULE_ENDED_TOO_EARLY: { agreedOn: string; endedOn: string };
}

export type ErrorCode = keyof ErrorParams;

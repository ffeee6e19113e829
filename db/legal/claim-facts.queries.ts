import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ClaimNature, Evidence } from '../../shared/legal/route-facts.ts';
import type { ReadDb, WriteDb } from '../database.ts';

/** What the user said of a claim; null: nothing. */
export interface ClaimAnswers {
  nature: ClaimNature | null;
  performedOn: LocalDate | null;
  signedOrder: boolean | null;
  deliveryProof: boolean | null;
  termsAccepted: boolean | null;
  existenceAgreed: boolean | null;
  amountSettled: boolean | null;
  paymentDue: boolean | null;
  debtorTrades: boolean | null;
  note: string;
}

export const NO_ANSWERS: ClaimAnswers = {
  nature: null,
  performedOn: null,
  signedOrder: null,
  deliveryProof: null,
  termsAccepted: null,
  existenceAgreed: null,
  amountSettled: null,
  paymentDue: null,
  debtorTrades: null,
  note: '',
};

type Stored = { [Key in keyof ClaimAnswers]: ClaimAnswers[Key] extends boolean | null ? 0 | 1 | null : ClaimAnswers[Key] };

const told = (answer: 0 | 1 | null) => (answer === null ? null : answer === 1);

/** The answers about claims, by invoice; one without any is absent. */
export function claimAnswers(db: ReadDb, invoiceIds: readonly number[]): Map<number, ClaimAnswers> {
  const rows = db
    .prepare<Stored & { invoiceId: number }>(
      `SELECT invoice_id AS invoiceId, nature, performed_on AS performedOn, signed_order AS signedOrder, delivery_proof AS deliveryProof,
              terms_accepted AS termsAccepted, existence_agreed AS existenceAgreed, amount_settled AS amountSettled, payment_due AS paymentDue,
              debtor_trades AS debtorTrades, note
       FROM claim_facts WHERE invoice_id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(invoiceIds));
  return new Map(
    rows.map(({ invoiceId, nature, performedOn, note, ...answers }) => [
      invoiceId,
      {
        nature,
        performedOn,
        note,
        signedOrder: told(answers.signedOrder),
        deliveryProof: told(answers.deliveryProof),
        termsAccepted: told(answers.termsAccepted),
        existenceAgreed: told(answers.existenceAgreed),
        amountSettled: told(answers.amountSettled),
        paymentDue: told(answers.paymentDue),
        debtorTrades: told(answers.debtorTrades),
      },
    ]),
  );
}

export function saveClaimAnswers(db: WriteDb, invoiceId: number, answers: ClaimAnswers): void {
  const stored = (answer: boolean | null) => (answer === null ? null : Number(answer));
  db.prepare(
    `INSERT INTO claim_facts (invoice_id, nature, performed_on, signed_order, delivery_proof, terms_accepted, existence_agreed, amount_settled,
                              payment_due, debtor_trades, note)
     VALUES (:invoiceId, :nature, :performedOn, :signedOrder, :deliveryProof, :termsAccepted, :existenceAgreed, :amountSettled, :paymentDue,
             :debtorTrades, :note)
     ON CONFLICT (invoice_id) DO UPDATE SET nature = excluded.nature, performed_on = excluded.performed_on, signed_order = excluded.signed_order,
       delivery_proof = excluded.delivery_proof, terms_accepted = excluded.terms_accepted, existence_agreed = excluded.existence_agreed,
       amount_settled = excluded.amount_settled, payment_due = excluded.payment_due, debtor_trades = excluded.debtor_trades, note = excluded.note`,
  ).run({
    invoiceId,
    nature: answers.nature,
    performedOn: answers.performedOn,
    signedOrder: stored(answers.signedOrder),
    deliveryProof: stored(answers.deliveryProof),
    termsAccepted: stored(answers.termsAccepted),
    existenceAgreed: stored(answers.existenceAgreed),
    amountSettled: stored(answers.amountSettled),
    paymentDue: stored(answers.paymentDue),
    debtorTrades: stored(answers.debtorTrades),
    note: answers.note,
  });
}

interface NoticeRow {
  invoiceId: number;
  sentOn: LocalDate;
  registeredNumber: string;
  delivery: string;
}

/** The last formal notice that was posted for each of these invoices by a day. */
export function postedNotices(db: ReadDb, invoiceIds: readonly number[], asOf: LocalDate): Map<number, NonNullable<Evidence['notice']>> {
  const rows = db
    .prepare<NoticeRow>(
      `SELECT li.invoice_id AS invoiceId, l.sent_on AS sentOn, l.registered_number AS registeredNumber,
              CASE WHEN l.delivered_on <= :asOf THEN l.delivery ELSE '' END AS delivery
       FROM letter_invoices li JOIN letters l ON l.id = li.letter_id
       WHERE l.kind = 'formalNotice' AND l.state = 'sent' AND l.sent_on <= :asOf AND li.invoice_id IN (SELECT value FROM json_each(:ids))
       ORDER BY l.sent_on, l.id`,
    )
    .all({ ids: JSON.stringify(invoiceIds), asOf });
  return new Map(
    rows.map(({ invoiceId, sentOn, registeredNumber, delivery }) => [
      invoiceId,
      {
        sentOn,
        isRegistered: registeredNumber !== '',
        isBack: delivery === 'wrongAddress',
        isReceived: delivery !== '' && delivery !== 'wrongAddress',
      },
    ]),
  );
}

/** Of the invoices, those that an open case holds, and those for which the simplified procedure for small claims came to nothing. */
export function claimsInCases(db: ReadDb, asOf: LocalDate): { open: Set<number>; smallClaimsFailed: Set<number> } {
  const rows = db
    .prepare<{ invoiceId: number; isOpen: 0 | 1; hasFailed: 0 | 1 }>(
      `SELECT i.invoice_id AS invoiceId, c.closed_on IS NULL OR c.closed_on > :asOf AS isOpen,
              c.route = 'smallClaims' AND (c.closed_on <= :asOf AND c.outcome NOT IN ('paid', 'settled')
                OR EXISTS (SELECT 1 FROM legal_steps s WHERE s.case_id = c.id AND s.kind = 'refused' AND s.happened_on <= :asOf)) AS hasFailed
       FROM legal_cases c JOIN legal_case_invoices i ON i.case_id = c.id WHERE c.opened_on <= :asOf`,
    )
    .all({ asOf });
  return {
    open: new Set(rows.filter(({ isOpen }) => isOpen === 1).map(({ invoiceId }) => invoiceId)),
    smallClaimsFailed: new Set(rows.filter(({ hasFailed }) => hasFailed === 1).map(({ invoiceId }) => invoiceId)),
  };
}

export interface DebtorRow {
  customerId: number;
  name: string;
  kind: 'business' | 'consumer';
  publicBuyer: 0 | 1;
  country: string;
  postalCode: string;
  city: string;
  insolvencyOn: LocalDate | null;
}

/** Who owes: of every customer, or of those asked for. */
export function debtors(db: ReadDb, customerIds: readonly number[]): Map<number, DebtorRow> {
  const rows = db
    .prepare<DebtorRow>(
      `SELECT id AS customerId, name, kind, public_buyer AS publicBuyer, country, postal_code AS postalCode, city, insolvency_on AS insolvencyOn
       FROM customers WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(customerIds));
  return new Map(rows.map((row) => [row.customerId, row]));
}

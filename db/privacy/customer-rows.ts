const INVOICES = 'SELECT id FROM invoices WHERE customer_id = :id';
const of = (table: string, column: string, key = 'id') => `${column} IN (SELECT ${key} FROM ${table} WHERE customer_id = :id)`;
const OWN = 'customer_id = :id';
/** Customers that were merged into it, whose numbers older rows still bear. */
const FORMER = 'SELECT merged_id FROM customer_merges WHERE keep_id = :id AND undone_on IS NULL';

/**
 * Which rows of a table are about a customer (`:id`), as a condition; null for a table that is about none. Tables of a company's file that
 * are not here fail test/db/customer-rows.test.ts.
 */
export const CUSTOMER_ROWS: Readonly<Record<string, string | null>> = {
  customers: 'id = :id',
  customer_contacts: OWN,
  customer_aliases: OWN,
  customer_merges: 'keep_id = :id OR merged_id = :id',
  customer_typed_fields: `customer_id = :id OR customer_id IN (${FORMER})`,
  anonymised_customers: OWN,
  invoices: OWN,
  invoice_vat: `invoice_id IN (${INVOICES})`,
  payments: OWN,
  allocations: `invoice_id IN (${INVOICES})`,
  write_offs: of('payments', 'payment_id'),
  earned_discounts: of('payments', 'payment_id'),
  ledger_openings: OWN,
  ledger_opening_documents: of('ledger_openings', 'opening_id'),
  bank_movements: `${of('payments', 'payment_id')} OR id IN (SELECT movement_id FROM movement_payments WHERE ${of('payments', 'payment_id')})
    OR id IN (SELECT movement_id FROM movement_aliases WHERE ${of('customer_aliases', 'alias_id')})`,
  movement_payments: of('payments', 'payment_id'),
  movement_aliases: of('customer_aliases', 'alias_id'),
  returned_payments: `json_extract(taken_out, '$.payment.customer_id') = :id`,
  reminder_contacts: OWN,
  reminder_contact_invoices: of('reminder_contacts', 'contact_id'),
  reminder_decisions: OWN,
  reminder_decision_invoices: of('reminder_decisions', 'decision_id'),
  invoice_reminder_plans: `invoice_id IN (${INVOICES})`,
  call_backs: OWN,
  promises: OWN,
  promise_invoices: of('promises', 'promise_id'),
  disputes: `invoice_id IN (${INVOICES})`,
  schedules: OWN,
  schedule_invoices: of('schedules', 'schedule_id'),
  schedule_files: of('schedules', 'schedule_id'),
  instalments: of('schedules', 'schedule_id'),
  instalment_payments: of('payments', 'payment_id'),
  fee_payments: of('payments', 'payment_id'),
  late_fee_waivers: `invoice_id IN (${INVOICES})`,
  hand_overs: OWN,
  hand_over_invoices: of('hand_overs', 'hand_over_id'),
  hand_over_payments: of('hand_overs', 'hand_over_id'),
  claim_facts: `invoice_id IN (${INVOICES})`,
  prescription_interruptions: `invoice_id IN (${INVOICES})`,
  prescription_decisions: `invoice_id IN (${INVOICES})`,
  legal_cases: OWN,
  legal_case_invoices: of('legal_cases', 'case_id'),
  legal_case_files: of('legal_cases', 'case_id'),
  legal_steps: of('legal_cases', 'case_id'),
  letters: OWN,
  letter_invoices: of('letters', 'letter_id'),
  letter_overrides: of('letters', 'letter_id'),
  messages: OWN,
  attachments: `customer_id = :id OR invoice_id IN (${INVOICES}) OR ${of('letters', 'letter_id')}
    OR dispute_id IN (SELECT id FROM disputes WHERE invoice_id IN (${INVOICES}))`,
  import_changes: `(table_name = 'customers' AND (row_id = :id OR row_id IN (${FORMER})))
    OR (table_name IN ('invoices', 'invoice_vat') AND row_id IN (${INVOICES})) OR (table_name = 'payments' AND ${of('payments', 'row_id')})
    OR (table_name = 'customer_aliases' AND ${of('customer_aliases', 'row_id')})`,
  journal: `customer_id = :id OR customer_id IN (${FORMER})`,
  // About no customer, or about all of them together.
  company: null,
  settings: null,
  imports: null,
  import_mappings: null,
  charges: null,
  forecasts: null,
  monthly_inputs: null,
  semester_rates: null,
  reminder_plans: null,
  reminder_plan_steps: null,
  segment_reminder_plans: null,
  letter_templates: null,
  letterhead_images: null,
  journal_head: null,
  customer_month_blocks: null,
  customer_months_through: null,
  credit_customer_months: null,
  stale_customer_months: null,
};

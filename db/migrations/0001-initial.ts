const NEVER_SETTLED = 'never';

/** Marks a customer's months as stale from the month of a day on. */
function markStale(customerId: string, day: string): string {
  return `INSERT INTO stale_customer_months (customer_id, from_month) SELECT ${customerId}, substr(${day}, 1, 7) WHERE true
    ON CONFLICT (customer_id) DO UPDATE SET from_month = min(from_month, excluded.from_month);`;
}

/** Marks the customers of an allocation's invoice and payment, and takes back what was known of when they were settled. */
function allocationChanged(row: 'NEW' | 'OLD'): string {
  const day = `min(${row}.allocated_on, coalesce((SELECT paid_on FROM payments WHERE id = ${row}.payment_id), ${row}.allocated_on))`;
  return `${markStale(`(SELECT customer_id FROM invoices WHERE id = ${row}.invoice_id)`, day)}
    INSERT INTO stale_customer_months (customer_id, from_month) SELECT customer_id, substr(${day}, 1, 7) FROM payments WHERE id = ${row}.payment_id
    ON CONFLICT (customer_id) DO UPDATE SET from_month = min(from_month, excluded.from_month);
    UPDATE invoices SET settled_on = '${NEVER_SETTLED}' WHERE id IN (${row}.invoice_id, ${row}.credit_note_id) AND settled_on <> '${NEVER_SETTLED}';`;
}

/** One trigger: its name says its table and event. */
function trigger(table: string, event: string, when: string, body: string): string {
  const name = `${table}_${event.split(' ')[0]?.toLowerCase()}_stale`;
  return `CREATE TRIGGER ${name} AFTER ${event} ON ${table} ${when} BEGIN ${body} END;\n`;
}

function staleTriggers(): string {
  const byHand = 'WHEN NEW.import_id IS NULL';
  const disputed = (row: 'NEW' | 'OLD') => markStale(`(SELECT customer_id FROM invoices WHERE id = ${row}.invoice_id)`, `${row}.opened_on`);
  return [
    trigger('invoices', 'INSERT', byHand, markStale('NEW.customer_id', 'NEW.issued_on')),
    trigger(
      'invoices',
      'UPDATE OF customer_id, kind, issued_on, due_on, total_cents, cancelled_on',
      '',
      `${markStale('OLD.customer_id', 'min(OLD.issued_on, NEW.issued_on)')} ${markStale('NEW.customer_id', 'min(OLD.issued_on, NEW.issued_on)')}
       UPDATE invoices SET settled_on = '${NEVER_SETTLED}' WHERE id = NEW.id AND settled_on <> '${NEVER_SETTLED}';`,
    ),
    trigger('invoices', 'DELETE', '', markStale('OLD.customer_id', 'OLD.issued_on')),
    trigger('payments', 'INSERT', byHand, markStale('NEW.customer_id', 'NEW.paid_on')),
    trigger(
      'payments',
      'UPDATE OF customer_id, paid_on, amount_cents, kind, matched_automatically, import_id',
      '',
      `${markStale('OLD.customer_id', 'min(OLD.paid_on, NEW.paid_on)')} ${markStale('NEW.customer_id', 'min(OLD.paid_on, NEW.paid_on)')}`,
    ),
    trigger('payments', 'DELETE', '', markStale('OLD.customer_id', 'OLD.paid_on')),
    trigger('allocations', 'INSERT', byHand, allocationChanged('NEW')),
    trigger(
      'allocations',
      'UPDATE OF invoice_id, payment_id, credit_note_id, allocated_on, amount_cents',
      '',
      `${allocationChanged('OLD')} ${allocationChanged('NEW')}`,
    ),
    trigger('allocations', 'DELETE', '', allocationChanged('OLD')),
    trigger('disputes', 'INSERT', '', disputed('NEW')),
    trigger('disputes', 'UPDATE', '', `${disputed('OLD')} ${disputed('NEW')}`),
    trigger('disputes', 'DELETE', '', disputed('OLD')),
  ].join('');
}

const RECEIVED_ON = `(SELECT paid_on FROM payments WHERE id = payment_id AND kind = 'payment')`;

/** Keeps `allocations.received_on` what payments say; whoever writes many rows says it himself, which costs less. */
function receivedTriggers(): string {
  return `CREATE TRIGGER allocations_insert_received AFTER INSERT ON allocations WHEN NEW.received_on IS NULL AND NEW.payment_id IS NOT NULL
      BEGIN UPDATE allocations SET received_on = ${RECEIVED_ON} WHERE id = NEW.id; END;
    CREATE TRIGGER allocations_update_received AFTER UPDATE OF payment_id ON allocations
      BEGIN UPDATE allocations SET received_on = ${RECEIVED_ON} WHERE id = NEW.id; END;
    CREATE TRIGGER payments_update_received AFTER UPDATE OF paid_on, kind ON payments
      BEGIN UPDATE allocations SET received_on = ${RECEIVED_ON} WHERE payment_id = NEW.id; END;
`;
}

/** The first schema. Frozen once released: a change is a new migration. */
export const initialSchema = /* sql */ `
CREATE TABLE company (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  name TEXT NOT NULL,
  legal_form TEXT NOT NULL DEFAULT '',
  share_capital_cents INTEGER,
  siren TEXT NOT NULL DEFAULT '',
  rcs_town TEXT NOT NULL DEFAULT '',
  vat_number TEXT NOT NULL DEFAULT '',
  address_line1 TEXT NOT NULL DEFAULT '',
  address_line2 TEXT NOT NULL DEFAULT '',
  postal_code TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT 'France',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  iban TEXT NOT NULL DEFAULT '',
  bic TEXT NOT NULL DEFAULT '',
  signatory_name TEXT NOT NULL DEFAULT '',
  signatory_title TEXT NOT NULL DEFAULT '',
  logo BLOB,
  is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
  created_on TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  match_name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'business' CHECK (kind IN ('business', 'consumer')),
  siren TEXT NOT NULL DEFAULT '',
  vat_number TEXT NOT NULL DEFAULT '',
  contact_name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address_line1 TEXT NOT NULL DEFAULT '',
  address_line2 TEXT NOT NULL DEFAULT '',
  address_line3 TEXT NOT NULL DEFAULT '',
  postal_code TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT 'fr',
  segment TEXT NOT NULL DEFAULT '',
  reminder_plan_id INTEGER REFERENCES reminder_plans (id) ON DELETE RESTRICT,
  payment_terms TEXT NOT NULL DEFAULT '',
  credit_limit_cents INTEGER,
  paused_until TEXT,
  pause_reason TEXT NOT NULL DEFAULT '',
  insolvency_on TEXT,
  notes TEXT NOT NULL DEFAULT '',
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX customers_code ON customers (code) WHERE code <> '';
CREATE INDEX customers_match_name ON customers (match_name);

CREATE TABLE customer_contacts (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  role TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX customer_contacts_customer ON customer_contacts (customer_id);

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  mode TEXT NOT NULL DEFAULT 'delta' CHECK (mode IN ('delta', 'full')),
  imported_at TEXT NOT NULL,
  imported_on TEXT NOT NULL,
  undone_at TEXT,
  counts TEXT NOT NULL,
  totals TEXT NOT NULL,
  mapping TEXT NOT NULL DEFAULT '{}',
  answers TEXT NOT NULL DEFAULT '{}',
  -- the operating system's name of who imported
  imported_by TEXT NOT NULL DEFAULT '',
  -- the file itself, deflated (zlib)
  file BLOB
) STRICT;

-- What an import changed in rows that a person can change too, so that undoing restores exactly what was there, or sees that
-- somebody worked on since. Rows of invoices, payments and allocations that an import only added bear its import_id instead.
CREATE TABLE import_changes (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE RESTRICT,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  -- null for a row that the import added
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX import_changes_import ON import_changes (import_id);

-- How a shape of file (its titles and kind) was read last time, offered by name the next time.
CREATE TABLE import_mappings (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  kind TEXT NOT NULL,
  mapping TEXT NOT NULL DEFAULT '{}',
  answers TEXT NOT NULL DEFAULT '{}',
  constants TEXT NOT NULL DEFAULT '{}',
  last_used_on TEXT NOT NULL,
  UNIQUE (fingerprint, kind)
) STRICT;

-- Two customers that turned out to be one: what the one that went was, what it brought, so that it can be undone.
CREATE TABLE customer_merges (
  id INTEGER PRIMARY KEY,
  keep_id INTEGER NOT NULL,
  merged_id INTEGER NOT NULL,
  merged_on TEXT NOT NULL,
  undone_on TEXT,
  -- the row of the customer that went, as JSON
  merged_row TEXT NOT NULL,
  -- details that the kept customer lacked and took over, as JSON: column → value
  filled TEXT NOT NULL,
  -- table → ids of the rows that changed customer, as JSON
  moved TEXT NOT NULL
) STRICT;

-- Other codes and names under which files know a customer: from a merge, or a resemblance that a person confirmed at an import.
CREATE TABLE customer_aliases (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  code TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  siren TEXT NOT NULL DEFAULT '',
  vat_number TEXT NOT NULL DEFAULT '',
  merge_id INTEGER REFERENCES customer_merges (id) ON DELETE RESTRICT,
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX customer_aliases_customer ON customer_aliases (customer_id);

CREATE TABLE invoices (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  number TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote')),
  issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK ((kind = 'invoice' AND total_cents >= 0) OR (kind = 'creditNote' AND total_cents <= 0)),
  -- What it was written in; where that is no euro, its amount in that currency and the euros for one unit that gave total_cents.
  currency TEXT NOT NULL DEFAULT 'EUR',
  foreign_cents INTEGER,
  exchange_rate TEXT,
  label TEXT NOT NULL DEFAULT '',
  cancelled_on TEXT,
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT,
  -- From which day on nothing is open on it for good, or never: not earlier than that day, exact once the customer's months
  -- are up to date. Finds what was open on a day without reading what was settled before it.
  settled_on TEXT NOT NULL DEFAULT 'never'
) STRICT;
CREATE INDEX invoices_customer ON invoices (customer_id, number);
CREATE INDEX invoices_number ON invoices (number);
CREATE INDEX invoices_issued ON invoices (issued_on);
CREATE INDEX invoices_cancelled ON invoices (cancelled_on) WHERE cancelled_on IS NOT NULL;
CREATE INDEX invoices_settled ON invoices (substr(settled_on, 1, 7), issued_on);

CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  paid_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  kind TEXT NOT NULL DEFAULT 'payment' CHECK (kind IN ('payment', 'writeOff', 'discount')),
  method TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  matched_automatically INTEGER NOT NULL DEFAULT 0 CHECK (matched_automatically IN (0, 1)),
  -- the reference is the number of an invoice that was not known yet
  waits_for_invoice INTEGER NOT NULL DEFAULT 0 CHECK (waits_for_invoice IN (0, 1)),
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX payments_customer ON payments (customer_id, paid_on);
CREATE INDEX payments_paid ON payments (paid_on);
CREATE INDEX payments_waiting ON payments (id) WHERE waits_for_invoice = 1;
CREATE INDEX payments_write_off ON payments (paid_on) WHERE kind = 'writeOff';

-- Money put against an invoice: from a payment, or from a credit note of the same customer.
CREATE TABLE allocations (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  payment_id INTEGER REFERENCES payments (id) ON DELETE RESTRICT,
  credit_note_id INTEGER REFERENCES invoices (id) ON DELETE RESTRICT,
  allocated_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT,
  -- the day of the payment, when it is money: null for a credit note, a write-off or a discount. What the payment says, kept here too
  received_on TEXT,
  CHECK ((payment_id IS NULL) <> (credit_note_id IS NULL))
) STRICT;
-- Holds all that the open amount of an invoice at a day, and the money that came on it, is told from.
CREATE INDEX allocations_invoice ON allocations (invoice_id, allocated_on, amount_cents, received_on);
CREATE INDEX allocations_allocated ON allocations (allocated_on);
-- Money that was to a customer's credit until it was put against an invoice.
CREATE INDEX allocations_late ON allocations (allocated_on) WHERE allocated_on > received_on;
CREATE INDEX allocations_payment ON allocations (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX allocations_credit_note ON allocations (credit_note_id) WHERE credit_note_id IS NOT NULL;

-- What customers owed when the books of an imported ledger opened, a balance for each; and, where no earlier year explained it, the
-- invoices and payments that stand for it until one does.
CREATE TABLE ledger_openings (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE RESTRICT,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  opens_on TEXT NOT NULL,
  net_cents INTEGER NOT NULL
) STRICT;
CREATE INDEX ledger_openings_customer ON ledger_openings (customer_id);
CREATE INDEX ledger_openings_import ON ledger_openings (import_id);

CREATE TABLE ledger_opening_documents (
  id INTEGER PRIMARY KEY,
  opening_id INTEGER NOT NULL REFERENCES ledger_openings (id) ON DELETE RESTRICT,
  invoice_id INTEGER REFERENCES invoices (id) ON DELETE CASCADE,
  payment_id INTEGER REFERENCES payments (id) ON DELETE CASCADE,
  CHECK ((invoice_id IS NULL) <> (payment_id IS NULL))
) STRICT;
CREATE INDEX ledger_opening_documents_opening ON ledger_opening_documents (opening_id);
CREATE INDEX ledger_opening_documents_invoice ON ledger_opening_documents (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX ledger_opening_documents_payment ON ledger_opening_documents (payment_id) WHERE payment_id IS NOT NULL;

-- Credits of bank statements: those that became payments, and those that wait for their invoice or their customer.
CREATE TABLE bank_movements (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE RESTRICT,
  account TEXT NOT NULL DEFAULT '',
  booked_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  label TEXT NOT NULL,
  counterparty TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  bank_reference TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('matched', 'offered', 'ignored')),
  payment_id INTEGER REFERENCES payments (id) ON DELETE RESTRICT,
  -- the day a person decided; null while nobody did
  decided_on TEXT
) STRICT;
CREATE INDEX bank_movements_import ON bank_movements (import_id);
CREATE INDEX bank_movements_payment ON bank_movements (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE charges (
  id INTEGER PRIMARY KEY,
  charged_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL,
  nature TEXT NOT NULL CHECK (nature IN ('fixed', 'variable')),
  label TEXT NOT NULL,
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT,
  -- what the file said, as JSON, of a charge that was corrected since; null otherwise
  imported_as TEXT
) STRICT;
CREATE INDEX charges_charged ON charges (charged_on);

CREATE TABLE forecasts (
  month TEXT PRIMARY KEY,
  revenue_cents INTEGER,
  fixed_charges_cents INTEGER,
  variable_charges_cents INTEGER
) STRICT;

-- Monthly inputs of DPO and DSI (supplier debts, purchases, stock, cost of sales).
CREATE TABLE monthly_inputs (
  month TEXT PRIMARY KEY,
  supplier_debt_cents INTEGER,
  purchases_cents INTEGER,
  average_stock_cents INTEGER,
  cost_of_sales_cents INTEGER
) STRICT;

CREATE TABLE semester_rates (
  semester TEXT PRIMARY KEY,
  ecb_mro_pct TEXT NOT NULL,
  legal_pro_pct TEXT
) STRICT;

CREATE TABLE disputes (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  amount_cents INTEGER CHECK (amount_cents > 0),
  reason TEXT NOT NULL,
  owner TEXT NOT NULL DEFAULT '',
  deadline_on TEXT,
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  outcome TEXT CHECK (outcome IN ('creditNote', 'maintained', 'partial')),
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX disputes_invoice ON disputes (invoice_id);

CREATE TABLE promises (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  promised_on TEXT NOT NULL,
  made_on TEXT NOT NULL,
  made_by TEXT NOT NULL DEFAULT '',
  replaced_by INTEGER REFERENCES promises (id) ON DELETE RESTRICT,
  -- the call in which it was made, if it was
  contact_id INTEGER REFERENCES reminder_contacts (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX promises_customer ON promises (customer_id);

CREATE TABLE promise_invoices (
  promise_id INTEGER NOT NULL REFERENCES promises (id) ON DELETE RESTRICT,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  PRIMARY KEY (promise_id, invoice_id)
) STRICT, WITHOUT ROWID;

-- What the dashboard adds up, by month and customer: what happened in the month, and where things stood at its end. Kept for months up to
-- customer_months_through; a row that would be all zeros is absent. db/dashboard/customer-months.queries.ts writes and reads it.
CREATE TABLE customer_months (
  month TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  revenue_cents INTEGER NOT NULL DEFAULT 0,
  invoice_count INTEGER NOT NULL DEFAULT 0,
  revenue_12_months_cents INTEGER NOT NULL DEFAULT 0,
  collected_cents INTEGER NOT NULL DEFAULT 0,
  imported_payments INTEGER NOT NULL DEFAULT 0,
  matched_payments INTEGER NOT NULL DEFAULT 0,
  delayed_payments INTEGER NOT NULL DEFAULT 0,
  delay_cents INTEGER NOT NULL DEFAULT 0,
  cent_days_after_due INTEGER NOT NULL DEFAULT 0,
  -- may pass what a whole number holds
  cent_days_after_due_squared REAL NOT NULL DEFAULT 0,
  cent_days_after_issue INTEGER NOT NULL DEFAULT 0,
  not_due_cents INTEGER NOT NULL DEFAULT 0,
  not_due_count INTEGER NOT NULL DEFAULT 0,
  late_30_cents INTEGER NOT NULL DEFAULT 0,
  late_30_count INTEGER NOT NULL DEFAULT 0,
  late_60_cents INTEGER NOT NULL DEFAULT 0,
  late_60_count INTEGER NOT NULL DEFAULT 0,
  late_90_cents INTEGER NOT NULL DEFAULT 0,
  late_90_count INTEGER NOT NULL DEFAULT 0,
  late_more_cents INTEGER NOT NULL DEFAULT 0,
  late_more_count INTEGER NOT NULL DEFAULT 0,
  disputed_cents INTEGER NOT NULL DEFAULT 0,
  disputed_overdue_cents INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (month, customer_id)
) STRICT, WITHOUT ROWID;
-- Months in which a customer paid something that no invoice took: money to its credit is looked for there only.
CREATE INDEX customer_months_credit ON customer_months (customer_id, month) WHERE collected_cents <> delay_cents;

-- The last month that customer_months holds.
CREATE TABLE customer_months_through (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  month TEXT NOT NULL
) STRICT;

-- Customers whose rows of customer_months no longer say what the books say, from a month on. Written by the triggers below in the
-- transaction of the change itself, emptied when the rows are made again; reading goes around rows that are listed here. Rows that an
-- import brings are announced by the import, all at once.
CREATE TABLE stale_customer_months (
  customer_id INTEGER PRIMARY KEY,
  from_month TEXT NOT NULL
) STRICT;
${staleTriggers()}${receivedTriggers()}
CREATE TABLE reminder_plans (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))
) STRICT;

CREATE TABLE reminder_steps (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES reminder_plans (id) ON DELETE RESTRICT,
  level TEXT NOT NULL,
  offset_days INTEGER NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('letter', 'email', 'phone', 'sms')),
  template TEXT NOT NULL DEFAULT '',
  charges_fees INTEGER NOT NULL DEFAULT 0 CHECK (charges_fees IN (0, 1)),
  UNIQUE (plan_id, level)
) STRICT;

-- Every contact with a customer that the user confirmed: a letter posted, a call made.
CREATE TABLE reminder_contacts (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  contacted_on TEXT NOT NULL,
  level TEXT NOT NULL,
  channel TEXT NOT NULL,
  letter_id INTEGER REFERENCES letters (id) ON DELETE RESTRICT,
  outcome TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  -- the day a call was written down, which may be later than the call; null for a letter
  recorded_on TEXT
) STRICT;
CREATE INDEX reminder_contacts_customer ON reminder_contacts (customer_id, contacted_on);

CREATE TABLE reminder_contact_invoices (
  contact_id INTEGER NOT NULL REFERENCES reminder_contacts (id) ON DELETE RESTRICT,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  PRIMARY KEY (contact_id, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE letters (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  as_of TEXT NOT NULL,
  channel TEXT NOT NULL DEFAULT 'letter' CHECK (channel IN ('letter', 'email')),
  -- withdrawn: printed, then given up before it was posted; kept as it was printed, about no invoice any more
  state TEXT NOT NULL CHECK (state IN ('draft', 'printed', 'sent', 'withdrawn')),
  schedule_id INTEGER REFERENCES schedules (id) ON DELETE RESTRICT,
  total_cents INTEGER NOT NULL,
  content TEXT NOT NULL,
  pdf BLOB,
  pages INTEGER,
  sha256 TEXT,
  printed_on TEXT,
  sent_on TEXT,
  withdrawn_on TEXT,
  registered_number TEXT NOT NULL DEFAULT '',
  delivery TEXT NOT NULL DEFAULT '',
  delivered_on TEXT,
  CHECK (state = 'draft' OR (pdf IS NOT NULL AND sha256 IS NOT NULL AND printed_on IS NOT NULL))
) STRICT;
CREATE INDEX letters_customer ON letters (customer_id, as_of);

CREATE TABLE letter_invoices (
  letter_id INTEGER NOT NULL REFERENCES letters (id) ON DELETE RESTRICT,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  open_cents INTEGER NOT NULL,
  PRIMARY KEY (letter_id, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedules (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  agreed_on TEXT NOT NULL,
  every TEXT NOT NULL CHECK (every IN ('week', 'fortnight', 'month', 'free')),
  first_on TEXT NOT NULL,
  principal_cents INTEGER NOT NULL CHECK (principal_cents > 0),
  interest_cents INTEGER NOT NULL DEFAULT 0 CHECK (interest_cents >= 0),
  indemnity_cents INTEGER NOT NULL DEFAULT 0 CHECK (indemnity_cents >= 0),
  sent_on TEXT,
  signed_on TEXT,
  ended_on TEXT,
  end_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX schedules_customer ON schedules (customer_id);

CREATE TABLE schedule_invoices (
  schedule_id INTEGER NOT NULL REFERENCES schedules (id) ON DELETE RESTRICT,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  PRIMARY KEY (schedule_id, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_invoices_invoice ON schedule_invoices (invoice_id);

CREATE TABLE instalments (
  id INTEGER PRIMARY KEY,
  schedule_id INTEGER NOT NULL REFERENCES schedules (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  due_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  UNIQUE (schedule_id, position)
) STRICT;

-- What of a payment went to an instalment; fee_cents is the part of it that settles interest and the 40 €, not an invoice.
CREATE TABLE instalment_payments (
  instalment_id INTEGER NOT NULL REFERENCES instalments (id) ON DELETE RESTRICT,
  payment_id INTEGER NOT NULL REFERENCES payments (id) ON DELETE RESTRICT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  fee_cents INTEGER NOT NULL DEFAULT 0 CHECK (fee_cents >= 0 AND fee_cents <= amount_cents),
  PRIMARY KEY (instalment_id, payment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX instalment_payments_payment ON instalment_payments (payment_id);

CREATE TABLE legal_cases (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  route TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  outcome TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE legal_case_invoices (
  case_id INTEGER NOT NULL REFERENCES legal_cases (id) ON DELETE RESTRICT,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  PRIMARY KEY (case_id, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE legal_steps (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES legal_cases (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  deadline_on TEXT,
  cost_cents INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- What interrupts the prescription of a claim, with its proof (C. civ. 2240, 2241, 2244).
CREATE TABLE prescription_interruptions (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  happened_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  proof TEXT NOT NULL
) STRICT;

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER REFERENCES customers (id) ON DELETE RESTRICT,
  invoice_id INTEGER REFERENCES invoices (id) ON DELETE RESTRICT,
  letter_id INTEGER REFERENCES letters (id) ON DELETE RESTRICT,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  added_on TEXT NOT NULL,
  file BLOB NOT NULL
) STRICT;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  happened_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT,
  after TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

INSERT INTO reminder_plans (id, key, name, is_default) VALUES
  (1, 'standard', 'Standard', 1),
  (2, 'soft', 'Souple', 0),
  (3, 'firm', 'Ferme', 0);
INSERT INTO reminder_steps (plan_id, level, offset_days, channel, template, charges_fees) VALUES
  (1, 'R1', 3, 'email', 'reminder1', 0), (1, 'call', 8, 'phone', '', 0), (1, 'R2', 15, 'letter', 'reminder2', 0),
  (1, 'R3', 30, 'letter', 'reminder3', 1), (1, 'formalNotice', 45, 'letter', 'formalNotice', 1),
  (2, 'R1', 7, 'email', 'reminder1', 0), (2, 'call', 12, 'phone', '', 0), (2, 'R2', 20, 'letter', 'reminder2', 0),
  (2, 'R3', 40, 'letter', 'reminder3', 1), (2, 'formalNotice', 60, 'letter', 'formalNotice', 1),
  (3, 'R1', 1, 'email', 'reminder1', 0), (3, 'call', 4, 'phone', '', 0), (3, 'R2', 8, 'letter', 'reminder2', 0),
  (3, 'R3', 15, 'letter', 'reminder3', 1), (3, 'formalNotice', 25, 'letter', 'formalNotice', 1);
INSERT INTO settings (key, value) VALUES
  ('reminders.minimumGapDays', '7'),
  ('reminders.toleranceCents', '1500'),
  ('reminders.formalNoticeDelayDays', '8'),
  ('lateFees.contractRatePct', 'null');
`;

/** Cases before a court or with a commissaire de justice, and collective proceedings: who, where, what it costs, what is kept with them. */
export const legalCases = /* sql */ `
ALTER TABLE legal_cases ADD COLUMN court TEXT NOT NULL DEFAULT '';
ALTER TABLE legal_cases ADD COLUMN reference_number TEXT NOT NULL DEFAULT '';
-- the commissaire de justice and the lawyer, as they are called
ALTER TABLE legal_cases ADD COLUMN officer TEXT NOT NULL DEFAULT '';
ALTER TABLE legal_cases ADD COLUMN lawyer TEXT NOT NULL DEFAULT '';
ALTER TABLE legal_cases ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE legal_cases ADD COLUMN outcome_note TEXT NOT NULL DEFAULT '';
-- of collective proceedings: their kind, and whom a claim is declared to
ALTER TABLE legal_cases ADD COLUMN proceedings TEXT CHECK (proceedings IN ('safeguard', 'reorganisation', 'liquidation'));
ALTER TABLE legal_cases ADD COLUMN agent_name TEXT NOT NULL DEFAULT '';
ALTER TABLE legal_cases ADD COLUMN agent_line1 TEXT NOT NULL DEFAULT '';
ALTER TABLE legal_cases ADD COLUMN agent_line2 TEXT NOT NULL DEFAULT '';
ALTER TABLE legal_cases ADD COLUMN agent_postal_code TEXT NOT NULL DEFAULT '';
ALTER TABLE legal_cases ADD COLUMN agent_city TEXT NOT NULL DEFAULT '';
-- the security or privilege that the claim has; empty: none (créance chirographaire)
ALTER TABLE legal_cases ADD COLUMN privilege TEXT NOT NULL DEFAULT '';
CREATE INDEX legal_cases_customer ON legal_cases (customer_id);
CREATE INDEX legal_case_invoices_invoice ON legal_case_invoices (invoice_id);
CREATE INDEX legal_steps_case ON legal_steps (case_id, happened_on);

-- whether the debtor owes the cost of a step (dépens, frais d’exécution)
ALTER TABLE legal_steps ADD COLUMN recoverable INTEGER NOT NULL DEFAULT 0 CHECK (recoverable IN (0, 1));

-- Files of a case, among those of its customer.
CREATE TABLE legal_case_files (
  case_id INTEGER NOT NULL REFERENCES legal_cases (id) ON DELETE RESTRICT,
  attachment_id INTEGER NOT NULL REFERENCES attachments (id) ON DELETE CASCADE,
  PRIMARY KEY (case_id, attachment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX legal_case_files_attachment ON legal_case_files (attachment_id);
`;

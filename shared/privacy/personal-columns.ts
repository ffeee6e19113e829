/**
 * Where a company's file may hold what tells who a customer is: names, addresses, numbers, free text about it, and files. `remove`: rows that go
 * whole; `erase`: columns that are emptied in rows that stay, because amounts and dates stay. Every other column of text or bytes is named
 * in `UNPERSONAL_COLUMNS` or is a date or a code; test/db/personal-columns.test.ts goes through the file's own schema.
 */
export type PersonalRule = 'remove' | { readonly erase: readonly string[] };

const MOVEMENT = ['label', 'counterparty', 'reference', 'bank_reference'] as const;

export const PERSONAL_TABLES: Readonly<Record<string, PersonalRule>> = {
  customers: {
    erase: [
      'code',
      'name',
      'match_name',
      'siren',
      'siret',
      'vat_number',
      'iban',
      'contact_name',
      'email',
      'phone',
      'address_line1',
      'address_line2',
      'address_line3',
      'postal_code',
      'city',
      'pause_reason',
      'notes',
    ],
  },
  customer_contacts: 'remove',
  customer_aliases: 'remove',
  customer_merges: 'remove',
  customer_typed_fields: 'remove',
  letters: 'remove',
  letter_invoices: 'remove',
  letter_overrides: 'remove',
  messages: 'remove',
  attachments: 'remove',
  invoices: { erase: ['label'] },
  payments: { erase: ['method', 'reference'] },
  bank_movements: { erase: MOVEMENT },
  returned_payments: { erase: [...MOVEMENT, 'taken_out'] },
  disputes: { erase: ['reason', 'owner', 'next_step', 'notes'] },
  promises: { erase: ['made_by', 'withdrawn_reason'] },
  reminder_contacts: { erase: ['note', 'spoken_to'] },
  reminder_decisions: { erase: ['reason'] },
  call_backs: { erase: ['note'] },
  schedules: { erase: ['waiver_reason'] },
  late_fee_waivers: { erase: ['reason'] },
  legal_cases: {
    erase: ['reference_number', 'note', 'outcome_note', 'agent_name', 'agent_line1', 'agent_line2', 'agent_postal_code', 'agent_city'],
  },
  legal_steps: { erase: ['note'] },
  prescription_interruptions: { erase: ['proof'] },
  prescription_decisions: { erase: ['reason'] },
  claim_facts: { erase: ['note'] },
  write_offs: { erase: ['note'] },
  hand_overs: { erase: ['note'] },
  imports: { erase: ['file_name', 'answers', 'file'] },
  import_changes: { erase: ['before', 'after'] },
  journal: { erase: ['subject', 'before', 'after'] },
};

/** Text that tells nothing about who a customer is, and why it stays. */
export const UNPERSONAL_COLUMNS: Readonly<Record<string, string>> = {
  // the company's own
  'company.*': 'the company itself',
  'settings.*': 'the company’s own choices',
  'reminder_plans.*': 'the company’s own plans',
  'reminder_plan_steps.*': 'the company’s own plans',
  'segment_reminder_plans.*': 'the company’s own plans',
  'letter_templates.*': 'the company’s own texts',
  'letterhead_images.*': 'the company’s own pictures',
  'import_mappings.*': 'the shape of files: titles of columns',
  'charges.*': 'what the company pays; a customer’s whole name in it is replaced',
  'semester_rates.*': 'published rates',
  'bank_movements.account': 'the company’s own account',
  'returned_payments.account': 'the company’s own account',
  'reminder_contacts.called_by': 'whoever called for the company',
  'imports.imported_by': 'whoever imported for the company',
  'journal.actor': 'whoever decided for the company',
  // what stays for the books
  'invoices.number': 'numbers stay, for the books follow them; a name in one is replaced',
  'invoices.currency': 'a currency',
  'invoices.exchange_rate': 'a rate',
  'invoices.early_payment': 'a rate and days',
  'invoices.settled_on': 'a date',
  'customers.country': 'a country',
  'customers.language': 'a language',
  'customers.segment': 'a group of customers',
  'customers.payment_terms': 'days',
  'customers.early_payment': 'a rate and days',
  'hand_overs.taker': 'a collector or a buyer of claims',
  'legal_cases.court': 'a court',
  'legal_cases.officer': 'an officer of the court, by calling',
  'legal_cases.lawyer': 'a lawyer, by calling',
  'legal_cases.privilege': 'a security',
  // codes, counts and hashes
  'reminder_contacts.level': 'a code',
  'reminder_contacts.channel': 'a code',
  'reminder_contacts.outcome': 'a code',
  'reminder_decisions.level': 'a code',
  'schedules.end_reason': 'a code',
  'prescription_interruptions.kind': 'a code',
  'legal_cases.route': 'a code',
  'legal_cases.outcome': 'a code',
  'legal_steps.kind': 'a code',
  'imports.kind': 'a code',
  'imports.sha256': 'a hash',
  'imports.counts': 'counts',
  'imports.totals': 'totals',
  'imports.mapping': 'titles of columns',
  'import_changes.table_name': 'a table',
  'journal.action': 'a verb',
  'journal.hash': 'a hash',
  'journal.previous_hash': 'a hash',
  'journal_head.hash': 'a hash',
  'customer_month_blocks.sums': 'sums',
};

/** Columns that are emptied of a row of a table, or all of a row that goes; nothing for a table that has none. */
export function isPersonalColumn(table: string, column: string): boolean {
  const rule = PERSONAL_TABLES[table];
  return rule === 'remove' || (rule?.erase.includes(column) ?? false);
}

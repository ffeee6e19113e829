import { formatDate } from '../dates/format-date.ts';
import { isLocalDate, localDate } from '../dates/local-date.ts';
import { cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { JournalImage, RowImage } from './row-changes.ts';

const TABLES: Readonly<Record<string, string>> = {
  customers: 'fiche',
  customer_contacts: 'interlocuteur',
  customer_merges: 'fusion',
  customer_aliases: 'autre nom',
  attachments: 'pièce',
  letters: 'courrier',
  letter_invoices: 'facture du courrier',
  letter_overrides: 'contrôle passé outre',
  letter_templates: 'modèle',
  late_fee_waivers: 'abandon de frais',
  messages: 'message',
  reminder_contacts: 'contact',
  reminder_contact_invoices: 'facture du contact',
  reminder_decisions: 'décision',
  reminder_decision_invoices: 'facture de la décision',
  reminder_plans: 'plan',
  reminder_plan_steps: 'étape du plan',
  segment_reminder_plans: 'plan du segment',
  invoice_reminder_plans: 'plan de la facture',
  promises: 'promesse',
  promise_invoices: 'facture promise',
  disputes: 'litige',
  schedules: 'échéancier',
  schedule_invoices: 'facture de l’échéancier',
  instalments: 'échéance',
  instalment_payments: 'règlement d’échéance',
  invoices: 'facture',
  payments: 'règlement',
  allocations: 'affectation',
  semester_rates: 'taux',
  settings: 'réglage',
  company: 'société',
  imports: 'import',
  bank_movements: 'mouvement',
  returned_payments: 'impayé',
};

/** Tables whose rows go with others that say enough. */
const SILENT_TABLES: ReadonlySet<string> = new Set([
  'letter_invoices',
  'reminder_contact_invoices',
  'reminder_decision_invoices',
  'promise_invoices',
  'schedule_invoices',
]);

/** Codes as people call them, whatever the column. */
const VALUES: Readonly<Record<string, string>> = {
  draft: 'brouillon',
  printed: 'imprimé',
  sent: 'envoyé',
  withdrawn: 'écarté',
  discarded: 'écarté',
  postpone: 'report',
  skip: 'étape passée',
  force: 'niveau forcé',
  business: 'professionnel',
  consumer: 'particulier',
  letter: 'courrier',
  email: 'e-mail',
  sms: 'SMS',
  phone: 'téléphone',
  payment: 'règlement',
  writeOff: 'perte',
  discount: 'escompte',
  creditNote: 'avoir',
  maintained: 'maintenu',
  partial: 'en partie',
  week: 'par semaine',
  fortnight: 'par quinzaine',
  month: 'par mois',
  free: 'libre',
  reminder1: 'relance 1',
  reminder2: 'relance 2',
  reminder3: 'relance 3',
  formalNotice: 'mise en demeure',
  call: 'appel',
  notice: 'avant l’échéance',
  R1: 'relance 1',
  R2: 'relance 2',
  R3: 'relance 3',
  reached: 'interlocuteur joint',
  message: 'message laissé',
  promise: 'règlement promis',
  dispute: 'facture contestée',
  wrongPerson: 'mauvais interlocuteur',
  fr: 'français',
  en: 'anglais',
};

const COLUMNS: Readonly<Record<string, string>> = {
  name: 'nom',
  code: 'code',
  kind: 'nature',
  siren: 'SIREN',
  siret: 'SIRET',
  vat_number: 'n° de TVA',
  iban: 'IBAN',
  contact_name: 'contact',
  email: 'e-mail',
  phone: 'téléphone',
  address_line1: 'adresse',
  address_line2: 'complément',
  address_line3: 'troisième ligne',
  postal_code: 'code postal',
  city: 'ville',
  country: 'pays',
  language: 'langue',
  segment: 'segment',
  payment_terms: 'conditions de paiement',
  credit_limit_cents: 'limite d’encours',
  paused_until: 'pause jusqu’au',
  pause_reason: 'raison de la pause',
  insolvency_on: 'procédure collective',
  notes: 'notes',
  role: 'rôle',
  file_name: 'fichier',
  sha256: 'empreinte',
  state: 'état',
  channel: 'canal',
  level: 'niveau',
  total_cents: 'total',
  amount_cents: 'montant',
  printed_on: 'imprimé le',
  sent_on: 'envoyé le',
  withdrawn_on: 'écarté le',
  drafted_on: 'préparé le',
  discarded_on: 'écarté le',
  registered_number: 'n° de recommandé',
  delivery: 'suite',
  delivered_on: 'remis le',
  as_of: 'au',
  contacted_on: 'le',
  outcome: 'issue',
  note: 'note',
  reason: 'raison',
  until: 'jusqu’au',
  decided_on: 'décidé le',
  undone_on: 'repris le',
  promised_on: 'promis pour le',
  made_on: 'fait le',
  made_by: 'par',
  opened_on: 'ouvert le',
  closed_on: 'clos le',
  deadline_on: 'à traiter avant le',
  owner: 'suivi par',
  agreed_on: 'convenu le',
  first_on: 'première échéance',
  every: 'rythme',
  principal_cents: 'principal',
  interest_cents: 'intérêts',
  indemnity_cents: 'indemnités',
  ended_on: 'arrêté le',
  end_reason: 'raison',
  paid_on: 'réglé le',
  due_on: 'échéance',
  cancelled_on: 'annulée le',
  method: 'moyen',
  reference: 'référence',
  recipient: 'à',
  subject: 'objet',
  semester: 'semestre',
  ecb_mro_pct: 'taux BCE',
  value: 'valeur',
  counts: 'lignes',
  mode: 'mode',
  undone_at: 'annulé',
  offset_days: 'jours',
  number: 'numéro',
  open_cents: 'reste dû',
  tone: 'ton',
};

/** Columns that say nothing to a reader: numbers of rows, long texts told elsewhere. */
const SILENT = /^(?:id|.*_id|position|body|attached|asked|import_id|recorded_on|allocated_on|pages)$/;

const SHOWN = 12;

/** What an entry changed, in French: « fiche, pause jusqu’au : rien → 30/11/2026 ». New rows name what they hold, removed ones what they held. */
export function describeChanges(before: JournalImage, after: JournalImage): string[] {
  const lines: string[] = [];
  for (const table of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (SILENT_TABLES.has(table)) continue;
    const word = TABLES[table] ?? table.replaceAll('_', ' ');
    const keys = new Set([...Object.keys(before[table] ?? {}), ...Object.keys(after[table] ?? {})]);
    for (const key of keys) lines.push(...rowLines(word, key, before[table]?.[key], after[table]?.[key]));
  }
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), `et ${lines.length - SHOWN} autres`] : lines;
}

function rowLines(word: string, key: string, old: RowImage | undefined, now: RowImage | undefined): string[] {
  if (old && now) {
    const columns = Object.keys(now).filter((column) => !SILENT.test(column));
    return columns.map((column) => `${labelOf(word, key, column)} : ${shown(column, old[column])} → ${shown(column, now[column])}`);
  }
  const row = now ?? old ?? {};
  const parts = Object.keys(row)
    .filter((column) => !SILENT.test(column))
    .map((column) => `${COLUMNS[column] ?? column.replaceAll('_', ' ')} ${shown(column, row[column])}`);
  return parts.length === 0 ? [] : [`${word}${now ? '' : ' retiré'} : ${parts.join(', ')}`];
}

function labelOf(word: string, key: string, column: string): string {
  return word === 'réglage' ? `réglage ${key}` : `${word}, ${COLUMNS[column] ?? column.replaceAll('_', ' ')}`;
}

function shown(column: string, value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') return 'rien';
  if (typeof value === 'number')
    return column.endsWith('_cents') && Number.isSafeInteger(value) ? formatEuros(cents(value)) : String(value);
  if (Object.hasOwn(VALUES, value)) return VALUES[value] ?? value;
  if (isLocalDate(value)) return formatDate(localDate(value));
  const line = value.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

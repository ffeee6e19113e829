import { matchName } from '../customers/match-name.ts';
import { bearsCivility } from '../customers/person-name.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import { CUSTOMER_DETAILS, type CustomerDraft } from './customer-draft.ts';
import type { CustomerAlias, KnownCustomer } from './known-book.ts';

/** Texts that a later row may fill in. Whether a customer is a person is decided once, when it is new. */
const FILLED_FIELDS = (['code', ...CUSTOMER_DETAILS] as const).filter((field) => field !== 'kind');

/** One field of a customer that a list of customers changes. */
export interface CustomerChange {
  readonly field:
    | 'name'
    | 'kind'
    | 'paymentTerms'
    | 'creditLimitCents'
    | 'insolvencyOn'
    | 'reminderPlan'
    | 'earlyPayment'
    | (typeof FILLED_FIELDS)[number];
  readonly from: string;
  readonly to: string;
}

/** What a list of customers states of how each may owe, and is chased. */
export interface CustomerTerms {
  /** Empty where it says nothing. */
  readonly paymentTerms: string;
  /** Null where it says nothing. */
  readonly creditLimitCents: Cents | null;
  readonly insolvencyOn: LocalDate | null;
  /** Empty where it says nothing. */
  readonly reminderPlan: string;
  /** Empty where it says nothing. */
  readonly earlyPayment: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Entry = { readonly customer: Mutable<KnownCustomer>; readonly isNew: boolean; readonly before: KnownCustomer };

/**
 * Recognises the customers of a file's rows: by code, then SIREN, then VAT number, then by a name that is the same once accents, legal
 * form, case and punctuation are left out (`matchName`). A resemblance is never taken for an identity: two codes are two customers even
 * under one name, and a name that two customers bear is ambiguous.
 */
export class CustomerMatcher {
  readonly #entries: Entry[] = [];
  readonly #byCode = new Map<string, Entry>();
  readonly #bySiren = new Map<string, Entry[]>();
  readonly #byVat = new Map<string, Entry[]>();
  readonly #byName = new Map<string, Entry[]>();
  readonly #byId = new Map<number, Entry>();
  readonly #answers = new Map<string, Entry>();
  /** Drafts that several rows share. */
  readonly #resolved = new WeakMap<CustomerDraft, number>();
  #nextId: number;

  constructor(known: readonly KnownCustomer[], nextId: number) {
    this.#nextId = nextId;
    for (const customer of known) {
      // Typed by a person, an identifier may have spaces that a file's row is read without.
      const before = { ...customer, siren: asInFile('siren', customer.siren), vatNumber: asInFile('vatNumber', customer.vatNumber) };
      this.#register({ customer: { ...before }, isNew: false, before });
    }
    // A customer's own code comes before what another was once called.
    for (const { id, aliases } of known) for (const alias of aliases ?? []) this.#addAlias(id, alias);
  }

  nameOf(id: number): string {
    return this.#byId.get(id)?.customer.name ?? '';
  }

  paymentTermsOf(id: number): string {
    return this.#byId.get(id)?.customer.paymentTerms ?? '';
  }

  /** Takes terms that a file states for a customer that has none. */
  fillPaymentTerms(id: number, terms: string): void {
    const entry = this.#byId.get(id);
    if (entry && entry.customer.paymentTerms === '') entry.customer.paymentTerms = terms;
  }

  /** The customer's id, null when none is the same, `ambiguous` when several could be. */
  find(draft: CustomerDraft): number | null | 'ambiguous' {
    const found = this.#find(draft);
    return found === null || found === 'ambiguous' ? found : found.customer.id;
  }

  /** The customer's id, a new one where none is the same. Details that a known customer lacks are taken from the row. */
  resolve(draft: CustomerDraft): number | 'ambiguous' {
    const resolved = this.#resolved.get(draft);
    if (resolved !== undefined) return resolved;
    const found = this.#find(draft);
    if (found === 'ambiguous') return found;
    const entry = found ?? this.#create(draft);
    this.#fill(entry, draft);
    this.#resolved.set(draft, entry.customer.id);
    return entry.customer.id;
  }

  /**
   * Takes what a list of customers states, over what was known; empty text keeps it. A code that another customer bears is not taken, nor,
   * with `keepsTyped`, what would replace something that a person typed; `typed` says what would.
   */
  replace(
    id: number,
    draft: CustomerDraft,
    { paymentTerms, creditLimitCents, insolvencyOn, reminderPlan, earlyPayment }: CustomerTerms,
    keepsTyped: boolean,
  ): { changes: CustomerChange[]; typed: CustomerChange[] } {
    const entry = this.#byId.get(id);
    if (!entry) return { changes: [], typed: [] };
    const { customer } = entry;
    const changes: CustomerChange[] = [];
    const typed: CustomerChange[] = [];
    /** Whether a change is to be left out, because a person typed what it would replace. */
    const isKept = (change: CustomerChange): boolean => {
      if (change.from === '' || customer.typed?.includes(change.field) !== true) return false;
      typed.push(change);
      return keepsTyped;
    };
    for (const field of ['name', 'kind', ...FILLED_FIELDS] as const) {
      const [from, to] = [customer[field], draft[field]];
      // An administration is a business too.
      if (field === 'kind' && from === 'publicBuyer' && to === 'business') continue;
      if (to === '' || asInFile(field, from) === to || (field === 'code' && this.#byCode.has(codeKey(to)) && codeKey(to) !== codeKey(from)))
        continue;
      if (isKept({ field, from, to })) continue;
      Object.assign(customer, { [field]: to });
      changes.push({ field, from, to });
      if (field === 'name') append(this.#byName, matchName(to), entry);
      if (field === 'code') this.#byCode.set(codeKey(to), entry);
      if (field === 'siren') append(this.#bySiren, to, entry);
      if (field === 'vatNumber') append(this.#byVat, to, entry);
    }
    const stated = { paymentTerms, insolvencyOn: insolvencyOn ?? '', reminderPlan, earlyPayment };
    for (const field of ['paymentTerms', 'insolvencyOn', 'reminderPlan', 'earlyPayment'] as const) {
      const change = { field, from: customer[field] ?? '', to: stated[field] };
      if (change.to === '' || change.to === change.from || isKept(change)) continue;
      changes.push(change);
      Object.assign(customer, { [field]: change.to });
    }
    const known = customer.creditLimitCents ?? null;
    if (creditLimitCents !== null && creditLimitCents !== known) {
      const limit = {
        field: 'creditLimitCents',
        from: known === null ? '' : formatEuros(known),
        to: formatEuros(creditLimitCents),
      } as const;
      if (!isKept(limit)) {
        changes.push(limit);
        customer.creditLimitCents = creditLimitCents;
      }
    }
    return { changes, typed };
  }

  /** Who bears a person's civility and no identifier of a business is a consumer: less may be asked of one (`bearsCivility`). */
  newCustomers(): KnownCustomer[] {
    const added = this.#entries.filter(({ isNew }) => isNew).map(({ customer }) => customer);
    for (const customer of added) if (customer.kind === '' && looksPrivate(customer)) customer.kind = 'consumer';
    return added;
  }

  changedCustomers(): { id: number; changes: Partial<KnownCustomer> }[] {
    return this.#entries.flatMap(({ customer, isNew, before }) => {
      if (isNew) return [];
      const changes: Partial<Mutable<KnownCustomer>> = {};
      for (const field of [
        'name',
        'kind',
        'paymentTerms',
        'creditLimitCents',
        'insolvencyOn',
        'reminderPlan',
        'earlyPayment',
        ...FILLED_FIELDS,
      ] as const)
        if (customer[field] !== before[field]) Object.assign(changes, { [field]: customer[field] });
      return Object.keys(changes).length === 0 ? [] : [{ id: customer.id, changes }];
    });
  }

  #find(draft: CustomerDraft): Entry | null | 'ambiguous' {
    const key = `${draft.code}\n${draft.name}\n${draft.siren}\n${draft.vatNumber}\n${draft.name === '' ? draft.email : ''}`;
    const answered = this.#answers.get(key);
    if (answered) return answered;
    const found = this.#search(draft);
    if (found !== null && found !== 'ambiguous') this.#answers.set(key, found);
    return found;
  }

  #search(draft: CustomerDraft): Entry | null | 'ambiguous' {
    const { code, name, siren, vatNumber, email } = draft;
    if (code !== '') {
      const sameCode = this.#byCode.get(codeKey(code));
      if (sameCode) return sameCode;
    }
    const possible = ({ customer }: Entry) =>
      (code === '' || customer.code === '') && (siren === '' || customer.siren === '' || customer.siren === siren);
    for (const candidates of [siren === '' ? [] : this.#bySiren.get(siren), vatNumber === '' ? [] : this.#byVat.get(vatNumber)]) {
      const [only, ...others] = (candidates ?? []).filter(possible);
      if (only && others.length === 0) return only;
    }
    // A column of names is sometimes called a code.
    const named = (this.#byName.get(matchName(name || code)) ?? []).filter((entry) => name === '' || possible(entry));
    if (named.length > 0) return named.length > 1 ? 'ambiguous' : (named[0] ?? null);
    // An address tells who paid where no name does; beside another name it may be an accountant's.
    const reached = name === '' ? this.#entries.filter(({ customer }) => email !== '' && sameEmail(customer.email, email)) : [];
    return reached.length === 1 ? (reached[0] ?? null) : null;
  }

  #create(draft: CustomerDraft): Entry {
    const customer = { ...draft, id: this.#nextId, name: draft.name || draft.code, paymentTerms: '' };
    this.#nextId += 1;
    const entry = { customer, isNew: true, before: customer };
    this.#register(entry);
    return entry;
  }

  #register(entry: Entry): void {
    const { customer } = entry;
    this.#entries.push(entry);
    this.#byId.set(customer.id, entry);
    if (customer.code !== '') this.#byCode.set(codeKey(customer.code), entry);
    append(this.#bySiren, customer.siren, entry);
    append(this.#byVat, customer.vatNumber, entry);
    append(this.#byName, matchName(customer.name), entry);
  }

  #addAlias(id: number, { code, name, siren, vatNumber }: CustomerAlias): void {
    const entry = this.#byId.get(id);
    if (!entry) return;
    if (code !== '' && !this.#byCode.has(codeKey(code))) this.#byCode.set(codeKey(code), entry);
    append(this.#bySiren, siren, entry);
    append(this.#byVat, vatNumber, entry);
    append(this.#byName, matchName(name), entry);
  }

  #fill(entry: Entry, draft: CustomerDraft): void {
    const { customer } = entry;
    if (draft.name !== '' && customer.name === customer.code && draft.name !== customer.name && draft.code === customer.code) {
      customer.name = draft.name;
      append(this.#byName, matchName(draft.name), entry);
    }
    for (const field of FILLED_FIELDS) {
      if (customer[field] !== '' || draft[field] === '') continue;
      if (field === 'code' && (draft.name === '' || this.#byCode.has(codeKey(draft.code)))) continue;
      Object.assign(customer, { [field]: draft[field] });
      if (field === 'code') this.#byCode.set(codeKey(draft.code), entry);
      if (field === 'siren') append(this.#bySiren, draft.siren, entry);
      if (field === 'vatNumber') append(this.#byVat, draft.vatNumber, entry);
    }
  }
}

/** Whether a customer is taken for a person rather than a business. */
export function looksPrivate({ name, siren, vatNumber }: Pick<KnownCustomer, 'name' | 'siren' | 'vatNumber'>): boolean {
  return siren === '' && vatNumber === '' && bearsCivility(name);
}

/** What a person typed as a file's row would give it: one line, identifiers without their spaces and marks. */
function asInFile(field: CustomerChange['field'], text: string): string {
  if (field === 'siren') return text.replace(/\s/g, '').slice(0, 9);
  if (field === 'vatNumber' || field === 'siret' || field === 'iban') return text.replace(/[\s.-]/g, '').toUpperCase();
  return text.replace(/\s+/g, ' ').trim();
}

function sameEmail(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function codeKey(code: string): string {
  return code.toUpperCase();
}

function append(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  if (key === '') return;
  const entries = map.get(key);
  if (entries?.includes(entry)) return;
  if (entries) entries.push(entry);
  else map.set(key, [entry]);
}

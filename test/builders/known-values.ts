const MOST_PER_NAME = 40;
const MOST_RECORDS = 400;

/** What the program answered, by the name it gave it: ids, numbers, days and texts that exist, to be asked about in turn. */
export class KnownValues {
  readonly #values = new Map<string, unknown[]>();
  readonly #records: Record<string, unknown>[] = [];

  valuesOf(name: string): readonly unknown[] {
    return this.#values.get(name) ?? [];
  }

  /** Things that bear at least two of these names: what is said of one invoice, not of several. */
  recordsWith(names: readonly string[]): readonly Record<string, unknown>[] {
    return this.#records.filter((record) => names.filter((name) => Object.hasOwn(record, name)).length >= 2);
  }

  /** Another company: its ids are its own. */
  forget(): void {
    this.#values.clear();
    this.#records.length = 0;
  }

  /** Notes every value of an answer. The `id` of a thing is that of the list it stands in, or else of its domain: `invoices` give `invoiceId`. */
  note(answer: unknown, owner: string, within: Record<string, unknown> = {}): void {
    if (Array.isArray(answer)) {
      // The first hundred say enough of a long list.
      for (const each of answer.slice(0, 100)) {
        if (typeof each === 'object') this.note(each, owner, within);
        else this.#keep(singular(owner), each);
      }
      return;
    }
    if (typeof answer !== 'object' || answer === null) return;
    const record: Record<string, unknown> = { ...within };
    for (const [name, value] of Object.entries(answer)) {
      if (typeof value === 'object') continue;
      const called = name === 'id' ? `${singular(owner)}Id` : name;
      record[called] = value;
      this.#keep(called, value);
    }
    if (Object.keys(record).length >= 2) {
      if (this.#records.length >= MOST_RECORDS) this.#records.shift();
      this.#records.push(record);
    }
    // An invoice of a customer is that customer's.
    const ids = Object.fromEntries(Object.entries(record).filter(([name]) => name.endsWith('Id')));
    for (const [name, value] of Object.entries(answer)) if (typeof value === 'object') this.note(value, name, ids);
  }

  #keep(name: string, value: unknown): void {
    if (value === null || typeof value === 'boolean') return;
    const kept = this.#values.get(name) ?? [];
    if (kept.includes(value)) return;
    if (kept.length >= MOST_PER_NAME) kept.shift();
    kept.push(value);
    this.#values.set(name, kept);
  }
}

export function singular(name: string): string {
  return name.replace(/s$/, '');
}

import type { ReadDb } from '../../../db/database.ts';
import { readKnownAllocations, readKnownBook } from '../../../db/imports/known-book.queries.ts';
import type { ImportPlan } from '../../../shared/imports/import-plan.ts';
import type { KnownAllocation, KnownBook } from '../../../shared/imports/known-book.ts';
import { bookAfter } from '../../../shared/imports/known-book-after.ts';

/** What a list is compared with. */
export interface KnownRows {
  book(choices: { withPayments: boolean }): KnownBook;
  allocations(): readonly KnownAllocation[];
}

/** What the company's file holds. */
export function knownRowsOf(db: ReadDb): KnownRows {
  return { book: (choices) => readKnownBook(db, choices), allocations: () => readKnownAllocations(db) };
}

/** What it will hold once the lists before are written too, which are one import with those that follow. */
export class KnownRowsAfter implements KnownRows {
  #book: KnownBook;
  #allocations: readonly KnownAllocation[];

  constructor(db: ReadDb) {
    this.#book = readKnownBook(db, { withPayments: true });
    this.#allocations = readKnownAllocations(db);
  }

  add(plan: ImportPlan): void {
    this.#book = bookAfter(this.#book, plan);
    this.#allocations = [...this.#allocations, ...plan.newAllocations];
  }

  book(): KnownBook {
    return this.#book;
  }

  allocations(): readonly KnownAllocation[] {
    return this.#allocations;
  }
}

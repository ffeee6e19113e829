import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { DAMAGED_DOCUMENTS, damagedDocuments } from '../builders/damaged-documents.ts';
import { readAnyDocument } from '../builders/read-any-document.ts';

/** `npm run fuzz:documents` tries thousands. */
const ROUNDS = 100;

describe('damaged books, statements and electronic invoices', () => {
  it.each(DAMAGED_DOCUMENTS)('%s: each ends in what it says or in a sentence', async (kind) => {
    let [read, refused] = [0, 0];
    for await (const { name, bytes } of damagedDocuments(kind, ROUNDS)) {
      try {
        await readAnyDocument(name, bytes);
        read += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        refused += 1;
      }
    }
    expect(read + refused).toBe(ROUNDS);
    expect(read).toBeGreaterThan(0);
  });
});

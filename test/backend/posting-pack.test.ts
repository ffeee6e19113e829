import { existsSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { PdfJoiner } from '../../electron/backend/letters/join-pdfs.ts';
import { paintPdf } from '../../electron/backend/paint-pdf.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { Nudge } from '../../shared/letterhead/nudge.ts';
import type { Page, PageItem } from '../../shared/letters/page.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, refused, TODAY } from '../builders/letters-book.ts';
import { fontsOf, readPdf } from '../builders/read-pdf.ts';

const PRINTED_ON = localDate('2026-10-31');

function text(words: string, y: number, item: Partial<PageItem> = {}): PageItem {
  return { type: 'text', x: 20, y, text: words, size: 10, font: 'regular', width: 50, role: 'P', block: words, ...item } as PageItem;
}

const aPage = (...words: string[]): Page => ({ items: words.map((each, index) => text(each, 40 + 10 * index)) });
const painted = (pages: readonly Page[], title = 'Lettre', language: 'fr' | 'en' = 'fr') =>
  paintPdf(pages, { title, author: 'Hôtel (Œillets)', printedOn: PRINTED_ON, language });
const wordsOf = async (bytes: Uint8Array) => (await readPdf(bytes)).pages.map((page) => page.text);

describe('PDFs put one after the other', () => {
  test('keep their pages, their text, their fonts and what they tell screen readers, each in its language', async () => {
    const joiner = new PdfJoiner();
    joiner.append(await painted([aPage('Été 1 234,50 €', '12 0 R (sic)'), aPage('Deuxième')], '7 0 R (projet)'));
    joiner.append(await painted([aPage('Dear Sir')], 'Letter', 'en'));
    const bytes = joiner.finish({ title: 'Pochette (1)', author: 'Ets Œuvrard', printedOn: PRINTED_ON });
    const pdf = await readPdf(bytes);
    expect(pdf.pages.map((page) => page.text)).toEqual(['Été 1 234,50 € 12 0 R (sic)', 'Deuxième', 'Dear Sir']);
    expect(pdf.tagged).toBe(true);
    expect(pdf.roles).toEqual(['Document', 'P', 'P', 'Document', 'P', 'Document', 'P']);
    expect(pdf.info).toMatchObject({ Title: 'Pochette (1)', Author: 'Ets Œuvrard', Language: 'fr-FR' });
    expect((await fontsOf(bytes)).every(({ embedded }) => embedded)).toBe(true);
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Lang \(en-GB\)/g),
    ).toHaveLength(1);
    // A reader that had no part in it finds each object where the table of the file says.
    expect((await PDFDocument.load(bytes, { throwOnInvalidObject: true })).getPageCount()).toBe(3);
  });

  test('a copy bears its mark on each page, and the first pages only where they are asked for; blank pages are blank', async () => {
    const joiner = new PdfJoiner();
    const part = joiner.append(await painted([aPage('un'), aPage('deux')]));
    joiner.appendBlankPage();
    joiner.appendCopy(part, 1, await painted([aPage('Copie pour le dossier')]));
    const bytes = joiner.finish({ title: 'Pochette', author: 'Ets Vidal', printedOn: PRINTED_ON });
    expect(joiner.pageCount).toBe(4);
    expect(await wordsOf(bytes)).toEqual(['un', 'deux', '', 'un Copie pour le dossier']);
  });

  test('a printer’s correction moves every page, copies with their marks too, and only them', async () => {
    const joinedWith = async (nudge?: Nudge) => {
      const joiner = new PdfJoiner(nudge);
      const part = joiner.append(await painted([aPage('un')]));
      joiner.appendCopy(part, 1, await painted([{ items: [text('Copie', 11)] }]));
      const { pages } = await readPdf(joiner.finish({ title: 'Pochette', author: 'Ets Vidal', printedOn: PRINTED_ON }));
      return pages.flatMap(({ texts }) => texts.map(({ left, baseline }) => [left, baseline] as const));
    };
    const [still, moved] = [await joinedWith(), await joinedWith({ rightMm: 1.5, downMm: -2 })];
    expect(still).toHaveLength(3);
    expect(moved).toEqual(still.map(([left, baseline]) => [expect.closeTo(left + 1.5, 2), expect.closeTo(baseline - 2, 2)]));
  });

  test('the same contents give the same bytes', async () => {
    const join = async (): Promise<Uint8Array> => {
      const joiner = new PdfJoiner();
      joiner.append(await painted([aPage('un')]));
      return joiner.finish({ title: 'Pochette', author: 'Ets Vidal', printedOn: PRINTED_ON });
    };
    expect(Buffer.from(await join()).equals(await join())).toBe(true);
  });

  test('what is no PDF of this program is refused, rather than lost', () => {
    expect(() => new PdfJoiner().append(Buffer.from('%PDF-1.4 rien'))).toThrow();
  });
});

describe('a posting pack given up half-way', () => {
  test('says how far it is, and leaves no file and no letter printed', async () => {
    const { client, db, at, aCustomer, draft, list, path } = await aBook();
    const letterIds: number[] = [];
    for (const name of ['Abel', 'Béatrice', 'Zoé', 'Zénon']) {
      const customerId = aCustomer({ name });
      anInvoiceIn(db, { customerId, dueOn: '2026-08-01' });
      letterIds.push((await draft(customerId, 'reminder2')).letterId);
    }
    const controller = new AbortController();
    const steps: Progress[] = [];
    const onProgress = (progress: Progress): void => {
      steps.push(progress);
      if (progress.done === 2) controller.abort();
    };
    const out = path('pochette.pdf') as OutputFile;
    const given = client.letters.print({ letterIds, out, pack: true }, { ...at, signal: controller.signal, onProgress });
    await expect(given).rejects.toEqual(refused('CANCELLED'));
    expect(steps.map(({ done, total }) => `${done}/${total}`)).toEqual(['0/4', '1/4', '2/4']);
    expect(existsSync(path('pochette.pdf'))).toBe(false);
    expect((await list()).map(({ state }) => state)).toEqual(Array(4).fill('draft'));
  });
});

describe('a posting pack taken to the post', () => {
  test('is marked as sent whole, as one entry of the journal, or not at all', async () => {
    const { client, db, at, aCustomer, draft, print, list } = await aBook();
    const letterIds: number[] = [];
    for (const name of ['Abel', 'Zoé']) {
      const customerId = aCustomer({ name });
      anInvoiceIn(db, { customerId, dueOn: '2026-08-01' });
      letterIds.push((await draft(customerId, 'reminder2')).letterId);
    }
    const [first = 0, second = 0] = letterIds;
    await print([first], 'une.pdf');
    const sentOn = localDate(TODAY);
    await expect(client.letters.markAllSent({ letterIds, sentOn }, at)).rejects.toEqual(refused('LETTER_NOT_PRINTED'));
    expect((await list()).map(({ letterId, state }) => [letterId, state]).toSorted()).toEqual([
      [first, 'printed'],
      [second, 'draft'],
    ]);
    await print([second], 'deux.pdf');
    expect(await client.letters.markAllSent({ letterIds, sentOn }, at)).toEqual({ count: 2 });
    expect((await list()).map(({ state, sentOn: on }) => [state, on])).toEqual(Array(2).fill(['sent', TODAY]));
    expect(db.prepare<{ count: number }>('SELECT count(*) AS count FROM reminder_contacts').get()).toEqual({ count: 2 });
  });
});

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readImage } from '../../electron/backend/letterhead/read-image.ts';
import type { CompanyProfile } from '../../shared/companies/companies.contract.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { LetterheadRole } from '../../shared/letterhead/letterhead.contract.ts';
import type { Page } from '../../shared/letters/page.ts';
import { missingMentions } from '../../shared/letters/preflight.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { AN_SVG, aJpeg, aPng, withChunk, withOrientation } from '../builders/letterhead-images.ts';
import { aBook, refused, TODAY, textOf } from '../builders/letters-book.ts';
import { readPdf } from '../builders/read-pdf.ts';

async function aLetterhead(profile: Partial<CompanyProfile> = {}) {
  const book = await aBook();
  const { client, at, db } = book;
  await client.companies.updateProfile({ name: 'Menuiserie Lefèvre', city: 'Aurillac', ...profile }, at);
  const customerId = book.aCustomer();
  anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
  const set = (role: LetterheadRole, name: string, bytes: Buffer | string) => {
    writeFileSync(book.path(name), bytes);
    return client.letterhead.setImage({ role, file: book.path(name) as InputFile }, at);
  };
  const imagesOf = (pages: readonly Page[]) => pages.flatMap(({ items }) => items.filter((item) => item.type === 'image'));
  const rows = () => db.prepare<{ count: number }>('SELECT count(*) AS count FROM letterhead_images').get()?.count;
  return { ...book, customerId, set, imagesOf, rows };
}

describe('the logo and the signature', () => {
  test.each<[string, Buffer | string]>([
    ['large.png', aPng(2000, 200)],
    ['haut.png', aPng(100, 900)],
    ['photo.jpg', aJpeg(640, 480)],
    ['dessin.svg', AN_SVG],
  ])('%s stays in the letterhead, in its proportions, away from the window of the envelope', async (name, bytes) => {
    const { set, customerId, imagesOf, previewDraft, printed, bytesOf } = await aLetterhead();
    const logo = await set('logo', name, bytes);
    await set('signature', `s-${name}`, bytes);
    expect(logo.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { pages } = await previewDraft(customerId, 'reminder1');
    const [first, second] = imagesOf(pages);
    expect(first).toMatchObject({ x: 20, y: 11, width: logo.widthMm, height: logo.heightMm });
    expect(logo.widthMm).toBeLessThanOrEqual(70);
    expect(logo.heightMm).toBeLessThanOrEqual(20);
    // As large as it may be, one way or the other.
    expect(Math.max(logo.widthMm / 70, logo.heightMm / 20)).toBeCloseTo(1, 2);
    expect(second).toMatchObject({ x: 110 });
    await printed(customerId, 'reminder1');
    const { pages: read } = await readPdf(bytesOf('reminder1.pdf'));
    const [page] = read;
    const signatory = page?.texts.find(({ text, top }) => text === 'Menuiserie Lefèvre' && top > 100);
    expect((second?.type === 'image' ? second.y + second.height : 0) - (signatory?.top ?? 0)).toBeLessThan(0.6);
    const noInk = (page?.drawings ?? []).filter(({ left, right, top, bottom }) => right > 95 && left < 205 && bottom > 33 && top < 90);
    expect(noInk).toEqual([]);
    const head = page?.texts.find(({ text }) => text === 'Menuiserie Lefèvre');
    expect(head?.top).toBeGreaterThan(11 + logo.heightMm);
  });

  test('a letter printed with one is reprinted, shown and copied with it, whatever came after; an image that none needs leaves the file', async () => {
    const { set, customerId, client, at, imagesOf, printed, print, bytesOf, rows, previewDraft, path } = await aLetterhead();
    const first = await set('logo', 'un.png', aPng(300, 100));
    const { letterId } = await printed(customerId, 'reminder1', 'avant.pdf');
    const second = await set('logo', 'deux.svg', AN_SVG);
    expect(second.picture).not.toBe(first.picture);
    expect(await client.letters.outdated({}, at)).toEqual([]);
    await print([letterId], 'apres.pdf');
    expect(bytesOf('apres.pdf')).toEqual(bytesOf('avant.pdf'));
    expect(imagesOf((await client.letters.preview({ letterId }, at)).pages)).toMatchObject([{ picture: first.picture }]);
    expect(imagesOf((await previewDraft(customerId, 'reminder2')).pages)).toMatchObject([{ picture: second.picture }]);
    await client.letters.print({ letterIds: [letterId], pack: true, out: path('pochette.pdf') as OutputFile }, at);
    // The first is still needed; the second, which no letter was printed with, is not.
    await client.letterhead.removeImage({ role: 'logo' }, at);
    expect(rows()).toBe(1);
    expect(await client.letterhead.picture({ picture: first.picture }, at)).toMatchObject({ kind: 'raster', mime: 'image/png' });
    await expect(client.letterhead.picture({ picture: second.picture }, at)).rejects.toEqual(refused('IMAGE_NOT_FOUND'));
    expect((await client.letterhead.images({}, at)).logo).toBeNull();
    expect(imagesOf((await previewDraft(customerId, 'reminder2')).pages)).toEqual([]);
  });

  test('a pack of many letters, and their copies, holds the logo once', async () => {
    const { set, client, at, db, aCustomer, draft, path, bytesOf } = await aLetterhead();
    await set('logo', 'logo.png', aPng(300, 100));
    const letterIds: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      const customerId = aCustomer({ name: `Client ${index}` });
      anInvoiceIn(db, { customerId, dueOn: '2026-05-31' });
      letterIds.push((await draft(customerId, 'reminder1')).letterId);
    }
    await client.letters.print({ letterIds, pack: true, out: path('pochette.pdf') as OutputFile }, at);
    const pack = await PDFDocument.load(bytesOf('pochette.pdf'));
    const isImage = (object: unknown) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image');
    const images = pack.context.enumerateIndirectObjects().filter(([, object]) => isImage(object));
    expect(images).toHaveLength(1);
    const shown = pack.getPages().filter((page) => {
      const drawn = page.node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)?.values() ?? [];
      return drawn.some((each) => each === images[0]?.[0]);
    });
    // Four letters and their copies; the slip shows none.
    expect(shown).toHaveLength(8);
  });

  test('the journal tells each change by the name of the file, without its bytes', async () => {
    const { set, client, at } = await aLetterhead();
    await set('signature', 'paraphe.png', aPng(300, 100));
    await client.letterhead.setNudge({ rightMm: -1.5, downMm: 2 }, at);
    await client.letterhead.removeImage({ role: 'signature' }, at);
    const { entries } = await client.journal.list({}, at);
    const told = JSON.stringify(entries);
    expect(entries.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Image de l’en-tête changée', 'Image de l’en-tête retirée', 'Décalage d’impression changé']),
    );
    expect(told).toContain('paraphe.png');
    expect(told).toContain('vers la droite (mm) -1.5');
    expect(told.length).toBeLessThan(8000);
  });

  test('an agreement is signed by hand', async () => {
    const { set, customerId, client, at, db, imagesOf, previewDraft } = await aLetterhead();
    await set('signature', 's.png', aPng(300, 100));
    const invoiceIds = db
      .prepare<{ id: number }>('SELECT id FROM invoices')
      .all()
      .map(({ id }) => id);
    await client.schedules.create({ invoiceIds, instalments: 2, every: 'month', firstOn: '2026-10-15' as never, asOf: TODAY as never }, at);
    expect(imagesOf((await previewDraft(customerId, 'scheduleAgreement')).pages)).toEqual([]);
  });
});

describe('what is printed of a photo', () => {
  test('is upright, without its white margins, and holds nothing that the camera wrote', async () => {
    const { set, client, at } = await aLetterhead();
    // A dark band across the top third of a white sheet, stored on its side.
    const jpeg = withOrientation(
      aJpeg(300, 120, (x) => (x < 100 ? [10, 10, 10, 255] : [255, 255, 255, 255])),
      6,
    );
    const { widthMm, heightMm, picture } = await set('signature', 'photo.jpg', jpeg);
    // Turned a quarter to the right: 120 wide, 100 high without the white.
    expect(widthMm / heightMm).toBeCloseTo(1.2, 1);
    const shown = await client.letterhead.picture({ picture }, at);
    expect(shown.kind === 'raster' && Buffer.from(shown.base64, 'base64').includes('Exif')).toBe(false);
  });
});

describe('a hostile or useless file is refused with its reason, and what was there stays:', () => {
  const png = aPng(60, 20);
  const jpeg = aJpeg(60, 20);
  const svg = (body: string, attributes = '') =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10" ${attributes}>${body}<rect width="9" height="9"/></svg>`;
  const giant = (() => {
    const header = Buffer.from(png);
    header.writeUInt32BE(60_000, 16);
    header.writeUInt32BE(60_000, 20);
    return header;
  })();
  const bomb = (() => {
    const start = png.indexOf('IDAT') - 4;
    return withChunk(
      Buffer.concat([png.subarray(0, 33), png.subarray(start + 12 + png.readUInt32BE(start))]),
      'IDAT',
      deflateSync(Buffer.alloc(40_000_000)),
    );
  })();
  test.each<[string, string, Buffer | string, string]>([
    ['a PDF under the name of a PNG', 'logo.png', '%PDF-1.7', 'IMAGE_KIND_UNKNOWN'],
    ['a GIF', 'logo.gif', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'IMAGE_KIND_UNKNOWN'],
    ['a page', 'logo.svg', '<html><svg></svg></html>', 'IMAGE_KIND_UNKNOWN'],
    ['nothing', 'logo.png', '', 'FILE_EMPTY'],
    ['nine megabytes', 'logo.png', Buffer.concat([png, Buffer.alloc(9_000_000)]), 'IMAGE_TOO_HEAVY'],
    ['60 000 × 60 000 points', 'logo.png', giant, 'IMAGE_TOO_LARGE'],
    ['a cut PNG', 'logo.png', png.subarray(0, png.length - 20), 'IMAGE_DAMAGED'],
    ['a PNG whose data is that of another size', 'logo.png', bomb, 'IMAGE_DAMAGED'],
    ['a cut JPEG', 'logo.jpg', jpeg.subarray(0, jpeg.length - 30), 'IMAGE_DAMAGED'],
    ['an animated PNG', 'logo.png', withChunk(png, 'acTL', Buffer.alloc(8)), 'IMAGE_ANIMATED'],
    ['a white sheet', 'logo.png', aPng(20, 20, () => [255, 255, 255, 255]), 'IMAGE_BLANK'],
    ['a clear sheet', 'logo.png', aPng(20, 20, () => [0, 0, 0, 0]), 'IMAGE_BLANK'],
    ['a script', 'logo.svg', svg('<script>alert(1)</script>'), 'DRAWING_UNSAFE'],
    ['an event', 'logo.svg', svg('', 'onload="alert(1)"'), 'DRAWING_UNSAFE'],
    ['a page within', 'logo.svg', svg('<foreignObject><p>x</p></foreignObject>'), 'DRAWING_UNSAFE'],
    ['an outside image', 'logo.svg', svg('<image xlink:href="http://exemple.fr/a.png"/>'), 'DRAWING_UNSAFE'],
    ['an outside use', 'logo.svg', svg('<use xlink:href="https://exemple.fr/a.svg#x"/>'), 'DRAWING_UNSAFE'],
    ['an outside style', 'logo.svg', svg('<style>@import "http://exemple.fr/a.css";</style>'), 'DRAWING_UNSAFE'],
    [
      'entities that multiply',
      'logo.svg',
      `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${svg('<desc>&b;</desc>')}`,
      'DRAWING_UNSAFE',
    ],
    ['an animation', 'logo.svg', svg('<rect width="1" height="1"><animate attributeName="x"/></rect>'), 'IMAGE_ANIMATED'],
    ['text', 'logo.svg', svg('<text>Lefèvre</text>'), 'DRAWING_UNSUPPORTED'],
    ['a gradient', 'logo.svg', svg('<linearGradient id="g"/><rect width="1" height="1" fill="url(#g)"/>'), 'DRAWING_UNSUPPORTED'],
    [
      'uses that multiply',
      'logo.svg',
      svg(
        `<defs>${[1, 2, 3, 4].map((n) => `<g id="u${n}">${`<use href="#u${n - 1}"/>`.repeat(30)}</g>`).join('')}<g id="u0"/></defs><use href="#u4"/>`,
      ),
      'DRAWING_TOO_DETAILED',
    ],
    ['a use of itself', 'logo.svg', svg('<g id="g"><use href="#g"/></g>'), 'IMAGE_DAMAGED'],
    ['half a tag', 'logo.svg', '<svg viewBox="0 0 1 1"><rect', 'IMAGE_DAMAGED'],
    ['no path', 'logo.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g/></svg>', 'IMAGE_BLANK'],
  ])('%s', (_case, name, bytes, code) => {
    expect(() => readImage(Buffer.from(bytes), name)).toThrow(refused(code));
  });

  test('not for a style sheet left open, which is read at once', () => {
    const style = `<style>@media print{${'a '.repeat(20_000)}</style>`;
    expect(readImage(Buffer.from(svg(`${style}<rect width="1" height="1"/>`)), 'logo.svg')).toMatchObject({ kind: 'svg' });
  });

  test('of a company that has a logo', async () => {
    const { set, client, at } = await aLetterhead();
    const before = await set('logo', 'bon.svg', AN_SVG);
    await expect(set('logo', 'mauvais.png', png.subarray(0, 40))).rejects.toEqual(refused('IMAGE_DAMAGED'));
    expect((await client.letterhead.images({}, at)).logo).toEqual(before);
  });

  test('damaged anywhere, it is an image or a refusal, never a failure', () => {
    const files = [png, jpeg, Buffer.from(AN_SVG)];
    const damage = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.integer({ min: 0, max: 255 }), cut: fc.boolean() });
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(damage, { minLength: 1, maxLength: 4 }), (file, damages) => {
        let bytes = Buffer.from(file);
        for (const { at, byte, cut } of damages) {
          const index = Math.floor(at * (bytes.length - 1));
          if (cut) bytes = bytes.subarray(0, Math.max(1, index));
          else bytes[index] = byte;
        }
        try {
          expect(readImage(bytes, 'logo').printedForm.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a printer that is off', () => {
  test('moves all that is printed on paper, and nothing of what is kept', async () => {
    const { client, at, db, customerId, printed, print, bytesOf, path } = await aLetterhead();
    const { letterId, sha256 } = await printed(customerId, 'reminder1', 'avant.pdf');
    await client.letterhead.setNudge({ rightMm: 2.5, downMm: -3 }, at);
    await print([letterId], 'apres.pdf');
    const [before, after] = await Promise.all(['avant.pdf', 'apres.pdf'].map(async (name) => (await readPdf(bytesOf(name))).pages[0]));
    expect(after?.texts.map(({ text }) => text)).toEqual(before?.texts.map(({ text }) => text));
    after?.texts.forEach(({ left, baseline }, index) => {
      expect(left - (before?.texts[index]?.left ?? 0)).toBeCloseTo(2.5, 2);
      expect(baseline - (before?.texts[index]?.baseline ?? 0)).toBeCloseTo(-3, 2);
    });
    expect(db.prepare<{ sha256: string }>('SELECT sha256 FROM letters WHERE id = ?').get(letterId)?.sha256).toBe(sha256);
    await client.letterhead.printControlPage({ out: path('controle.pdf') as OutputFile }, at);
    const control = (await readPdf(bytesOf('controle.pdf'))).pages[0];
    expect(control?.text).toContain('2,5 mm vers la droite, −3,0 mm vers le bas');
    // The cross was to be at 100 and 150 mm: measured at 97.5 and 153, the correction found is the one that is already there.
    expect(control?.text).toMatch(/102,5 − …* mesurés/);
    expect(control?.text).toMatch(/147,0 − …* mesurés/);
    await client.letterhead.setNudge({ rightMm: 0, downMm: 0 }, at);
    await print([letterId], 'encore.pdf');
    expect(bytesOf('encore.pdf')).toEqual(bytesOf('avant.pdf'));
  });

  test('is never said to be off by more than a centimetre', async () => {
    const { client, at } = await aLetterhead();
    await expect(client.letterhead.setNudge({ rightMm: 10.5, downMm: 0 }, at)).rejects.toEqual(refused('INVALID_INPUT'));
  });

  test('its control page holds its address where letters have theirs, and nothing else around it', async () => {
    const { client, at } = await aLetterhead();
    const { page } = await client.letterhead.controlPage({}, at);
    const inZone = page.items.flatMap((item) => (item.type === 'text' && item.x > 95 && item.y > 55 && item.y < 79 ? [item] : []));
    expect(inZone).toHaveLength(6);
    for (const item of inZone) {
      expect(item.x).toBe(110);
      expect(item.x + item.width).toBeLessThanOrEqual(190);
    }
  });
});

describe('the mentions of a letterhead', () => {
  test('a company in liquidation says so, with who winds it up, and any mention of its own', async () => {
    const { customerId, previewDraft } = await aLetterhead({
      legalForm: 'SARL',
      liquidator: 'Maître Anne Roy',
      otherMention: 'Locataire-gérant du fonds de M. Vidal',
    });
    const text = textOf((await previewDraft(customerId, 'formalNotice')).pages);
    expect(text).toContain('Société en liquidation, liquidateur : Maître Anne Roy');
    expect(text).toContain('Locataire-gérant du fonds de M. Vidal');
  });

  test('a person in business in his own name says so; an association needs no trade register', async () => {
    const { client, at } = await aLetterhead();
    const profile = await client.companies.profile({}, at);
    const filled = { ...profile, siren: '732829320', rcsTown: 'Rodez', addressLine1: '1 rue Haute' };
    const missing = (change: Partial<CompanyProfile>) => missingMentions({ ...filled, ...change });
    expect(missing({ legalForm: 'Micro-entrepreneur' })).toEqual(['« EI » ou « entrepreneur individuel » après votre nom']);
    expect(missing({ legalForm: 'Micro-entrepreneur', name: 'Jean Roux EI' })).toEqual([]);
    expect(missing({ legalForm: 'Entrepreneur individuel' })).toEqual([]);
    expect(missing({ legalForm: 'Entreprise unipersonnelle à responsabilité limitée' })).toEqual(['capital social']);
    expect(missing({ legalForm: 'Association', rcsTown: '' })).toEqual([]);
    expect(missing({ legalForm: 'EI', rcsTown: '' })).toEqual(['ville du RCS']);
  });
});

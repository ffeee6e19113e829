import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { type EmailDraft, writeEmail } from '../../../electron/backend/messages/eml.ts';

// Read back by another library than the one that wrote it.
const DRAFT: EmailDraft = {
  from: { name: 'Menuiserie Lefèvre & Fils', address: 'compta@lefevre.example' },
  to: { name: 'Mme Anne-Sophie Roy', address: 'roy@pont.example' },
  subject: 'Relance : 3 factures impayées',
  body: 'Bonjour,\n\nIl reste 1 234,56 € à régler.\n\nCordialement,\nAnne Lefèvre',
  language: 'fr',
  writtenAt: '2026-11-22T03:57:10.000Z',
  attachments: [],
};

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const headOf = (bytes: Uint8Array) => textOf(bytes).split('\r\n\r\n')[0] ?? '';

test('an e-mail without attachment: who, to whom, when, what', async () => {
  const bytes = writeEmail(DRAFT);
  const email = await PostalMime.parse(bytes);
  expect(email.from).toMatchObject({ name: 'Menuiserie Lefèvre & Fils', address: 'compta@lefevre.example' });
  expect(email.to).toMatchObject([{ name: 'Mme Anne-Sophie Roy', address: 'roy@pont.example' }]);
  expect(email.subject).toBe(DRAFT.subject);
  expect(email.date).toBe('2026-11-22T03:57:10.000Z');
  expect(email.text?.replace(/\r\n/g, '\n').trimEnd()).toBe(DRAFT.body);
  expect(email.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  expect(headOf(bytes)).toMatch(/^Date: Sun, 22 Nov 2026 03:57:10 \+0000\r\n/);
  expect([email.cc, email.bcc]).toEqual([undefined, undefined]);
});

test('a long subject with signs of every kind, and two attachments, one of which has an accented name', async () => {
  const subject = `« Dernier rappel » avant mise en demeure – 12 factures échues (créance de 1 234,56 €) : n° ${'Œuvre-'.repeat(30)}fin`;
  const pdf = Uint8Array.from({ length: 5000 }, (_, index) => index % 256);
  const bytes = writeEmail({
    ...DRAFT,
    subject,
    attachments: [
      { name: 'Relance 3 Bâti-Sud Construction 2026-11-22.pdf', type: 'application/pdf', bytes: pdf },
      { name: `Bon de commande « signé » ${'très long '.repeat(8)}n° 12.pdf`, type: 'application/pdf', bytes: new Uint8Array(0) },
    ],
  });
  const email = await PostalMime.parse(bytes);
  expect(email.subject).toBe(subject);
  expect(email.attachments.map(({ filename, mimeType, disposition }) => [filename, mimeType, disposition])).toEqual([
    ['Relance 3 Bâti-Sud Construction 2026-11-22.pdf', 'application/pdf', 'attachment'],
    [`Bon de commande « signé » ${'très long '.repeat(8)}n° 12.pdf`, 'application/pdf', 'attachment'],
  ]);
  expect(new Uint8Array(email.attachments[0]?.content as ArrayBuffer)).toEqual(pdf);
  expect(email.text?.trimEnd().replace(/\r\n/g, '\n')).toBe(DRAFT.body);
});

test('every line ends with CR LF, is ASCII, and is no longer than a mail program takes', () => {
  const bytes = writeEmail({
    ...DRAFT,
    subject: 'é'.repeat(190),
    to: { name: 'Société « Œuvres & Co », "Sud"', address: 'a@b.example' },
    attachments: [{ name: 'x'.repeat(200), type: 'application/pdf', bytes: new Uint8Array(999) }],
  });
  const text = textOf(bytes);
  expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  expect(
    Math.max(
      ...headOf(bytes)
        .split('\r\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(78);
});

test('a line break in a name, a subject or a file name begins no other header', async () => {
  const bytes = writeEmail({
    ...DRAFT,
    subject: 'Bonjour\r\nBcc: espion@ailleurs.example',
    to: { name: 'Roy\r\nBcc: espion@ailleurs.example', address: 'roy@pont.example' },
    attachments: [{ name: 'a.pdf"\r\nX-Autre: 1', type: 'application/pdf', bytes: new Uint8Array(3) }],
  });
  const email = await PostalMime.parse(bytes);
  expect(email.bcc).toBeUndefined();
  expect(textOf(bytes)).not.toMatch(/^(?:Bcc|X-Autre):/im);
  expect(email.to).toHaveLength(1);
  expect(email.attachments).toHaveLength(1);
});

test.each([
  ['Roy, Anne-Sophie'],
  ['Société « Œuvres & Co », "Sud"'],
  ['Le "Petit" Garage'],
  ['back\\slash; <a@b.example>'],
  ['Dupont (BTP)'],
  ['Ünïcode 株式会社'],
  ['=?utf-8?q?pi=C3=A8ge?='],
])('a name is read back as it was written: %s', async (name) => {
  const email = await PostalMime.parse(
    writeEmail({ ...DRAFT, from: { name, address: 'moi@ici.example' }, to: { name, address: 'a@b.example' } }),
  );
  expect(email.from).toMatchObject({ name, address: 'moi@ici.example' });
  expect(email.to).toEqual([{ name, address: 'a@b.example' }]);
});

test.each(['', '   ', '\r\n'])('without a name there is the address alone: %j', async (name) => {
  const bytes = writeEmail({ ...DRAFT, to: { name, address: 'a@b.example' } });
  expect(headOf(bytes)).toContain('\r\nTo: a@b.example\r\n');
  expect((await PostalMime.parse(bytes)).to).toEqual([{ name: '', address: 'a@b.example' }]);
});

test.each([
  ['2026-01-01T00:00:00.000Z', 'Thu, 01 Jan 2026 00:00:00 +0000'],
  ['2024-02-29T23:59:59.999Z', 'Thu, 29 Feb 2024 23:59:59 +0000'],
])('the day of writing is said as the standard wants: %s', (writtenAt, date) => {
  expect(headOf(writeEmail({ ...DRAFT, writtenAt }))).toMatch(new RegExp(`^Date: ${date.replace('+', '\\+')}\r\n`));
});

test('a domain with accents is written in ASCII', async () => {
  const email = await PostalMime.parse(writeEmail({ ...DRAFT, to: { name: '', address: 'contact@société.example' } }));
  expect(email.to).toMatchObject([{ address: 'contact@xn--socit-esab.example' }]);
});

test('whatever is written is read back', async () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((text) => /\S/.test(text));
  await fc.assert(
    fc.asyncProperty(line, line, fc.array(line, { minLength: 1, maxLength: 5 }), async (subject, name, lines) => {
      const body = lines.join('\n');
      const email = await PostalMime.parse(writeEmail({ ...DRAFT, subject, to: { name, address: 'a@b.example' }, body }));
      const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
      expect(flat(email.subject ?? '')).toBe(flat(subject));
      expect(email.to).toMatchObject([{ address: 'a@b.example' }]);
      expect(flat(email.text ?? '')).toBe(flat(body));
    }),
    { numRuns: 60 },
  );
});

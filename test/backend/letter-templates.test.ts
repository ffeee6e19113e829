import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { withFieldCodes, withFieldNames } from '../../shared/letters/letter-field-names.fr.ts';
import { LetterKind } from '../../shared/letters/letter-kinds.ts';
import type { TemplateKey } from '../../shared/letters/letters.contract.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, refused, TODAY, textOf } from '../builders/letters-book.ts';

const R2: TemplateKey = { kind: 'reminder2', tone: 'respectful', language: 'fr' };

async function aCustomerToRemind() {
  const book = await aBook();
  const customerId = book.aCustomer();
  anInvoiceIn(book.db, { customerId, number: 'FA-1', dueOn: '2026-08-01', totalCents: 1_200_00 });
  const textFor = async (kind: LetterKind) => textOf((await book.previewDraft(customerId, kind)).pages);
  return { ...book, customerId, textFor };
}

describe('texts of letters', () => {
  test('edited, they are what the next letter says; printed ones stay; reset, the shipped text is back', async () => {
    const { client, at, customerId, textFor, draft, print } = await aCustomerToRemind();
    const printed = await draft(customerId, 'reminder2');
    await print([printed.letterId], 'avant.pdf');
    const before = textOf((await client.letters.preview({ letterId: printed.letterId }, at)).pages);
    const { texts } = await client.letters.template(R2, at);
    const parts = texts.parts.map((part) =>
      part.name === 'afterTable'
        ? { ...part, paragraphs: [{ text: 'Merci de verser **{{total}}** à {{creditorName}} avant le {{replyBy}}.' }] }
        : part,
    );
    const saved = await client.letters.saveTemplate({ ...R2, texts: { ...texts, parts } }, at);
    expect(saved.changedOn).toBe(TODAY);
    expect(await client.letters.changedTemplates({}, at)).toEqual([{ ...R2, changedOn: TODAY }]);
    await client.letters.withdraw({ letterId: printed.letterId }, at);
    expect(await textFor('reminder2')).toContain('Merci de verser 1 200,00 € à Atelier Tournesol avant le 23 septembre 2026');
    expect(textOf((await client.letters.preview({ letterId: printed.letterId }, at)).pages)).toBe(before);
    await client.letters.resetTemplate(R2, at);
    expect(await client.letters.changedTemplates({}, at)).toEqual([]);
    expect(await textFor('reminder2')).toContain('ou de nous indiquer avant le 23 septembre 2026 la date');
  });

  test('previewed with a real customer before they are kept', async () => {
    const { client, at, customerId, textFor } = await aCustomerToRemind();
    const { texts } = await client.letters.template(R2, at);
    const { pages } = await client.letters.previewTemplate(
      { ...R2, texts: { ...texts, salutation: 'Chère Madame Tilleul,' }, customerId, asOf: localDate(TODAY) },
      at,
    );
    expect(textOf(pages)).toContain('Chère Madame Tilleul,');
    expect(await textFor('reminder2')).not.toContain('Chère Madame Tilleul');
  });

  test.each([
    ['a field that the letter has not', 'Bonjour {{prenom}}', 'LETTER_FIELD_UNKNOWN'],
    ['a field of another letter', 'Avant le {{agreedOn}}', 'LETTER_FIELD_UNKNOWN'],
    ['braces left open', 'Bonjour {{customerName', 'LETTER_FIELD_EMPTY'],
    ['bold left open', 'Payez **{{total}} vite', 'LETTER_BOLD_OPEN'],
    ['nothing at all', '  ', 'LETTER_TEXT_EMPTY'],
  ])('%s is refused when it is saved', async (_case, text, code) => {
    const { client, at } = await aCustomerToRemind();
    const { texts } = await client.letters.template(R2, at);
    const edited = { ...texts, parts: [{ name: 'closing', paragraphs: [{ text }] }] };
    await expect(client.letters.saveTemplate({ ...R2, texts: edited }, at)).rejects.toEqual(refused(code));
  });

  test('a field without a value stops the letter before it is printed, under the name that users know', async () => {
    const { client, at, customerId, draft } = await aCustomerToRemind();
    const { texts } = await client.letters.template(R2, at);
    const edited = { ...texts, parts: [{ name: 'closing', paragraphs: [{ text: 'Signé {{signatoryName}}' }] }] };
    await client.letters.saveTemplate({ ...R2, texts: edited }, at);
    await expect(draft(customerId, 'reminder2')).rejects.toEqual(refused('LETTER_FIELD_EMPTY', { field: 'signatoryName' }));
    await expect(draft(customerId, 'reminder2')).rejects.toThrow(/nom du signataire/);
  });

  test.each(LetterKind.options)('the shipped texts of %s name only fields that it has, in both languages and every tone', async (kind) => {
    const { client, at } = await aBook();
    for (const language of ['fr', 'en'] as const) {
      for (const tone of ['courteous', 'respectful', 'firm'] as const) {
        const { texts } = await client.letters.template({ kind, tone, language }, at);
        expect((await client.letters.saveTemplate({ kind, tone, language, texts }, at)).changedOn).toBeNull();
        const all = JSON.stringify(texts);
        expect(withFieldCodes(withFieldNames(all))).toBe(all);
      }
    }
  });

  test('a reminder speaks in the tone asked for, else in that of its step in the customer’s plan', async () => {
    const { client, at, customerId, db, textFor } = await aCustomerToRemind();
    const inTone = async (tone: TemplateKey['tone']) =>
      textOf((await client.letters.previewDraft({ customerId, kind: 'reminder1', asOf: localDate(TODAY), tone }, at)).pages);
    expect(await inTone('courteous')).toContain('Il s’agit sans doute d’un simple oubli');
    expect(await inTone('respectful')).toContain('sauf erreur de notre part');
    expect(await inTone('respectful')).not.toContain('simple oubli');
    expect(await inTone('firm')).toContain('Nous vous demandons de régler la somme de 1 200,00 €');
    expect(await textFor('reminder1')).toContain('simple oubli');
    db.prepare("UPDATE reminder_plan_steps SET tone = 'firm' WHERE template = 'reminder1'").run();
    expect(await textFor('reminder1')).toContain('Nous vous demandons de régler');
  });
});

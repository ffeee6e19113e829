import { expect, test } from 'vitest';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, codesOf, textOf } from '../builders/letters-book.ts';

async function aLateCustomer(language: 'fr' | 'en' = 'fr') {
  const book = await aBook();
  const customerId = book.aCustomer({ language });
  anInvoiceIn(book.db, { customerId, number: 'FA-1', dueOn: '2026-05-31', totalCents: 1_200_00 });
  /** The letter's text and the codes of what its check warns of. */
  async function letter() {
    const { pages, preflight } = await book.previewDraft(customerId, 'reminder2');
    return { text: textOf(pages), warnings: codesOf(preflight, 'warning') };
  }
  return { ...book, letter };
}

test('a letter offers the ways to pay that the company chose, and nothing changes until it chooses', async () => {
  const { client, at, letter } = await aLateCustomer();
  const before = await letter();
  expect(before.text).toMatch(/Chèque à l’ordre/);
  expect(before.text).not.toMatch(/Virement|Carte bancaire|Prélèvement/);
  expect(before.warnings).toContain('IBAN_MISSING');

  await client.companies.updateProfile(
    {
      iban: 'FR1420041010050500013M02606',
      chequeOrder: 'Affacturage du Midi',
      cardLink: 'https://payer.exemple.fr/FA?dossier=1:2',
      payByDirectDebit: true,
    },
    at,
  );
  const { text, warnings } = await letter();
  expect(text).toContain('Virement IBAN FR14');
  expect(text).toMatch(/Chèque à l’ordre .*Affacturage du Midi/);
  expect(text).toContain('Carte bancaire https://payer.exemple.fr/FA?dossier=1:2');
  expect(text).toContain('Prélèvement sur demande, après signature d’un mandat SEPA');
  expect(warnings).not.toContain('IBAN_MISSING');

  await client.companies.updateProfile({ payByTransfer: false, payByCheque: false }, at);
  expect((await letter()).text).not.toMatch(/Virement|Chèque/);
  // The rest of the profile and what was chosen before stay.
  expect(await client.companies.profile({}, at)).toMatchObject({ iban: 'FR1420041010050500013M02606', payByDirectDebit: true });
});

test('a letter in English says them in English', async () => {
  const { client, at, letter } = await aLateCustomer('en');
  await client.companies.updateProfile({ payByDirectDebit: true, cardLink: 'https://payer.exemple.fr' }, at);
  const { text } = await letter();
  expect(text).toContain('Card https://payer.exemple.fr');
  expect(text).toContain('Direct debit on request, once a SEPA mandate is signed');
  expect(text).toContain('Cheque payable to');
});

test('a letter that offers no way to pay is warned of', async () => {
  const { client, at, letter } = await aLateCustomer();
  await client.companies.updateProfile({ payByCheque: false }, at);
  const { warnings } = await letter();
  expect(warnings).toContain('NO_WAY_TO_PAY');
  expect(warnings).not.toContain('IBAN_MISSING');
  await client.companies.updateProfile({ payByCheque: true, payByTransfer: false }, at);
  expect((await letter()).warnings.filter((code) => /WAY|IBAN/.test(code))).toEqual([]);
});

import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { englishVoice } from '../../shared/letters/letter-phrases.en.ts';
import { earlierContacts, withOf } from '../../shared/letters/letter-phrases.fr.ts';
import type { Contact } from '../../shared/reminders/customer-position.ts';

const contact = (on: string, level: Contact['level'] = 'R1', channel: Contact['channel'] = 'letter') => ({
  on: localDate(on),
  level,
  channel,
  invoiceIds: [1, 2],
});
const INVOICES = [
  { invoiceId: 1, invoiceNumber: 'FA-1' },
  { invoiceId: 2, invoiceNumber: 'FA-2' },
];

test.each([
  ['Atelier Tournesol', 'd’Atelier Tournesol'],
  ['Élan Bois', 'd’Élan Bois'],
  ['Œuvre & Cie', 'd’Œuvre & Cie'],
  ['Yves Martin', 'd’Yves Martin'],
  ['Yonnet Frères', 'de Yonnet Frères'],
  ['Onze Design', 'de Onze Design'],
  ['Menuiserie Lefèvre', 'de Menuiserie Lefèvre'],
  ['Hubert SARL', 'de Hubert SARL'],
  ['3D Formes', 'de 3D Formes'],
])('of %s', (name, words) => expect(withOf(name)).toBe(words));

test.each([
  [[], ''],
  [[contact('2026-09-01')], 'Nous vous avons relancé le 1er septembre 2026.'],
  [
    [contact('2026-10-09', 'R2'), contact('2025-12-30'), contact('2026-09-02')],
    'Nous vous avons relancé le 30 décembre 2025, le 2 septembre et le 9 octobre 2026.',
  ],
  [[contact('2026-09-05', 'call', 'phone')], 'Nous vous avons appelé le 5 septembre 2026.'],
  [[contact('2026-09-05', 'call', 'phone'), contact('2026-09-12', 'R2', 'email')], 'Nous vous avons relancé le 12 septembre 2026.'],
])('earlier contacts %#', (contacts, sentence) => expect(earlierContacts(contacts, INVOICES)).toBe(sentence));

test('a contact that was not about all the invoices says which it was about, in French and in English', () => {
  const earlier = { ...contact('2026-09-02'), invoiceIds: [1] };
  const later = { ...contact('2026-10-09', 'R2'), invoiceIds: [1, 2, 9] };
  expect(earlierContacts([later, earlier], INVOICES)).toBe(
    'Nous vous avons relancé le 2 septembre (facture FA-1) et le 9 octobre 2026 (factures FA-1 et FA-2).',
  );
  expect(englishVoice.earlierContacts([later, earlier], INVOICES)).toBe(
    'We wrote to you on 2 September (invoice FA-1) and 9 October 2026 (invoices FA-1 and FA-2).',
  );
});

test('contacts about too many invoices to name them say whether they were about all of them', () => {
  const many = Array.from({ length: 6 }, (_, index) => ({ invoiceId: index, invoiceNumber: `FA-${index}` }));
  const some = { ...contact('2026-09-02'), invoiceIds: [0, 1, 2, 3, 4] };
  const others = { ...contact('2026-09-20'), invoiceIds: [3, 4, 5] };
  const all = { ...contact('2026-10-09', 'R2'), invoiceIds: [0, 1, 2, 3, 4, 5] };
  expect(earlierContacts([some], many)).toBe('Nous vous avons relancé le 2 septembre 2026 au sujet d’une partie des factures ci-dessous.');
  expect(earlierContacts([some, others, all], many)).toBe(
    'Nous vous avons relancé le 2 septembre et le 20 septembre 2026 au sujet d’une partie des factures ci-dessous, puis le 9 octobre 2026 au sujet de toutes.',
  );
  expect(englishVoice.earlierContacts([some, others, all], many)).toBe(
    'We wrote to you on 2 September and 20 September 2026 about some of the invoices below, then on 9 October 2026 about all of them.',
  );
  expect(earlierContacts([{ ...all, on: localDate('2026-09-01') }, others], many)).toBe(
    'Nous vous avons relancé le 1er septembre 2026 au sujet de toutes les factures ci-dessous, puis le 20 septembre 2026 au sujet d’une partie d’entre elles.',
  );
});

test.each([
  ['Gérante', 'Manager'],
  ["Cheffe d'entreprise", 'Business owner'],
  ['Managing Director', 'Managing Director'],
  ['CFO', 'CFO'],
  ['Chargée de mission', null],
  ['Directeur des travaux', null],
  ['', null],
])('a letter in English signs « %s » as %s', (title, english) => expect(englishVoice.knownJobTitle(title)).toBe(english));

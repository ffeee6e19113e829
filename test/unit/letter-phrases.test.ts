import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { earlierContacts, withOf } from '../../shared/letters/letter-phrases.fr.ts';
import type { Contact } from '../../shared/reminders/reminder-policy.ts';

const contact = (on: string, level: Contact['level'] = 'R1', channel: Contact['channel'] = 'letter') => ({
  on: localDate(on),
  level,
  channel,
});

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
])('earlier contacts %#', (contacts, sentence) => expect(earlierContacts(contacts)).toBe(sentence));

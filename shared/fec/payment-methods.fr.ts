import { accountRole } from './account-roles.ts';
import type { LedgerEntry } from './group-entries.ts';
import type { MovementNature } from './ledger-movements.ts';

/** By the account that received the money. */
const METHODS: readonly (readonly [RegExp, string])[] = [
  [/^5112/, 'Chèque'],
  [/^5113/, 'Effet'],
  [/^413/, 'Effet'],
  [/^511[5-9]/, 'Carte'],
  [/^511/, 'Remise en banque'],
  [/^53/, 'Espèces'],
  [/^51/, 'Banque'],
  [/^58/, 'Virement interne'],
  [/^5/, 'Banque'],
];

/** Codes of ModeRglt that cash-basis software writes. */
const CODES: Readonly<Record<string, string>> = {
  CH: 'Chèque',
  CHQ: 'Chèque',
  CB: 'Carte',
  ES: 'Espèces',
  ESP: 'Espèces',
  LCR: 'Effet',
  PR: 'Prélèvement',
  PRL: 'Prélèvement',
  PRLV: 'Prélèvement',
  VI: 'Virement',
  VIR: 'Virement',
};

const LONGEST = 60;

/** How a payment was made, as its entry shows it. */
export function paymentMethod(nature: MovementNature, entry: LedgerEntry, written: string): string {
  if (nature === 'writeOff') return 'Perte';
  if (nature === 'discount') return 'Escompte';
  if (nature === 'transferCredit') return 'Virement de compte à compte';
  if (nature === 'openingCredit') return 'À nouveau';
  if (written !== '') return CODES[written.toUpperCase()] ?? written.slice(0, LONGEST);
  for (const { account, debitCents, creditCents } of entry.lines) {
    if (debitCents <= creditCents) continue;
    const method = METHODS.find(([prefix]) => prefix.test(account));
    if (method) return method[1];
  }
  if (entry.lines.some(({ account }) => accountRole(account) === 'advance')) return 'Acompte';
  if (entry.lines.some(({ account }) => account.startsWith('40'))) return 'Compensation';
  return entry.journal === 'cash' ? 'Banque' : 'Opération diverse';
}

/** The tables whose rows belong to a customer and follow it in a merge, as sentences count them. */
export const MOVED_NOUNS = {
  invoices: { one: 'facture', several: 'factures' },
  payments: { one: 'règlement', several: 'règlements' },
  letters: { one: 'courrier', several: 'courriers' },
  schedules: { one: 'échéancier', several: 'échéanciers' },
  promises: { one: 'promesse', several: 'promesses' },
  reminder_contacts: { one: 'contact de relance', several: 'contacts de relance' },
  reminder_decisions: { one: 'décision de relance', several: 'décisions de relance' },
  customer_contacts: { one: 'interlocuteur', several: 'interlocuteurs' },
  hand_overs: { one: 'créance remise', several: 'créances remises' },
  legal_cases: { one: 'dossier contentieux', several: 'dossiers contentieux' },
  attachments: { one: 'pièce jointe', several: 'pièces jointes' },
  customer_aliases: { one: 'autre nom', several: 'autres noms' },
  messages: { one: 'message', several: 'messages' },
  call_backs: { one: 'rappel téléphonique', several: 'rappels téléphoniques' },
  ledger_openings: { one: 'solde d’ouverture', several: 'soldes d’ouverture' },
} as const;

export type MovedTable = keyof typeof MOVED_NOUNS;

/** « 3 factures, 2 règlements et 1 courrier »; « rien » when there is none. */
export function movedSentence(moved: Readonly<Partial<Record<MovedTable, number>>>): string {
  const parts = (Object.keys(MOVED_NOUNS) as MovedTable[]).flatMap((table) => {
    const count = moved[table] ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString('fr-FR')}\u00a0${MOVED_NOUNS[table][count > 1 ? 'several' : 'one']}`];
  });
  const last = parts.pop();
  if (last === undefined) return 'rien';
  return parts.length === 0 ? last : `${parts.join(', ')} et ${last}`;
}

/** Why a merge cannot be undone: what was done since that belongs to both. */
export const UNMERGE_REASONS = {
  mergedAgain: (name: string) => `le client gardé a lui-même été fusionné depuis avec ${name}, annulez d’abord cette fusion-là`,
  codeTaken: (code: string) => `son code ${code} est devenu celui d’un autre client`,
  allocation: (number: string) => `la facture ${number} a reçu depuis un règlement ou un avoir de l’autre client`,
  letter: (number: string) => `un courrier réunit depuis la facture ${number} et celles de l’autre client`,
  schedule: (number: string) => `un échéancier réunit depuis la facture ${number} et celles de l’autre client`,
  promise: (number: string) => `une promesse réunit depuis la facture ${number} et celles de l’autre client`,
  contact: (number: string) => `une relance réunit depuis la facture ${number} et celles de l’autre client`,
  legalCase: (number: string) => `un dossier contentieux réunit depuis la facture ${number} et celles de l’autre client`,
} as const;

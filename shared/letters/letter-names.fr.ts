import type { LocalDate } from '../dates/local-date.ts';
import type { LetterChannel, LetterKind } from './letter-kinds.ts';
import type { LetterSummary } from './letters.contract.ts';

const NAMES: Record<LetterKind, string> = {
  reminder1: 'Relance 1',
  reminder2: 'Relance 2',
  reminder3: 'Relance 3',
  formalNotice: 'Mise en demeure',
  statement: 'Relevé de compte',
  scheduleAgreement: 'Accord d’échéancier',
  instalmentReminder: 'Rappel d’échéance',
  instalmentNotice: 'Mise en demeure d’échéance',
  termination: 'Déchéance du terme',
  callRecap: 'Compte rendu d’appel',
  thankYou: 'Remerciements',
  claimDeclaration: 'Déclaration de créance',
};

/** The letters that are only worth something if their receipt can be proved. */
const REGISTERED: ReadonlySet<LetterKind> = new Set(['formalNotice', 'instalmentNotice', 'termination', 'claimDeclaration']);

/** Whether a letter is posted as registered mail, with a number and a receipt. */
export function isRegistered(kind: LetterKind): boolean {
  return REGISTERED.has(kind);
}

/** The name of a kind of letter as the user reads it. */
export function letterName(kind: LetterKind): string {
  return NAMES[kind];
}

/** How a letter leaves. */
export function letterDelivery(kind: LetterKind, channel: LetterChannel = 'letter'): string {
  if (channel === 'email') return 'à joindre à un e-mail';
  if (isRegistered(kind)) return 'recommandé avec avis de réception';
  return kind === 'scheduleAgreement' ? 'deux originaux à signer' : 'courrier simple';
}

const STATES: Record<LetterSummary['state'], string> = { draft: 'Brouillon', printed: 'Imprimé', sent: 'Envoyé', withdrawn: 'Écarté' };

export function letterStateName(state: LetterSummary['state']): string {
  return STATES[state];
}

/**
 * The name proposed for a PDF of letters: `Mise en demeure Bâti-Sud 2026-10-31.pdf`, `5 courriers 2026-10-31.pdf`, `Pochette 5 courriers
 * 2026-10-31.pdf`.
 */
export function letterFileName(letters: readonly Pick<LetterSummary, 'kind' | 'customerName'>[], day: LocalDate, pack = false): string {
  const [only] = letters;
  const what = pack
    ? `Pochette ${letters.length} courrier${letters.length > 1 ? 's' : ''}`
    : letters.length === 1 && only
      ? `${letterName(only.kind).replaceAll('’', ' ')} ${only.customerName}`
      : `${letters.length} courriers`;
  return `${what
    .replace(/[^\p{L}\p{N} .-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()} ${day}.pdf`;
}

import type { LocalDate } from '../dates/local-date.ts';
import type { LetterChannel, LetterKind, LetterSummary } from './letters.contract.ts';

const NAMES: Record<LetterKind, string> = {
  reminder1: 'Relance 1',
  reminder2: 'Relance 2',
  reminder3: 'Relance 3',
  formalNotice: 'Mise en demeure',
  scheduleAgreement: 'Accord d’échéancier',
};

/** The name of a kind of letter as the user reads it. */
export function letterName(kind: LetterKind): string {
  return NAMES[kind];
}

/** How a letter leaves: a formal notice is only worth something if its receipt can be proved. */
export function letterDelivery(kind: LetterKind, channel: LetterChannel = 'letter'): string {
  if (channel === 'email') return 'à joindre à un e-mail';
  if (kind === 'formalNotice') return 'recommandé avec avis de réception';
  return kind === 'scheduleAgreement' ? 'deux originaux à signer' : 'courrier simple';
}

const STATES: Record<LetterSummary['state'], string> = { draft: 'Brouillon', printed: 'Imprimé', sent: 'Envoyé', withdrawn: 'Écarté' };

export function letterStateName(state: LetterSummary['state']): string {
  return STATES[state];
}

/** The name proposed for a PDF of letters: `Mise en demeure Bâti-Sud 2026-10-31.pdf`, `5 courriers 2026-10-31.pdf`. */
export function letterFileName(letters: readonly Pick<LetterSummary, 'kind' | 'customerName'>[], day: LocalDate): string {
  const [only] = letters;
  const what =
    letters.length === 1 && only ? `${letterName(only.kind).replace('’', ' ')} ${only.customerName}` : `${letters.length} courriers`;
  return `${what
    .replace(/[^\p{L}\p{N} .-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()} ${day}.pdf`;
}

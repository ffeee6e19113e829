/** The fewest characters that a copy may be closed with: below, a rented computer tries them all. */
export const SHORTEST_PASSPHRASE = 12;

export interface PassphraseStrength {
  level: 'none' | 'tooShort' | 'weak' | 'fair' | 'strong';
  /** What to tell whoever types it. */
  words: string;
}

const FAIR = 16;
const STRONG = 20;
/** Fewer different characters than that are a pattern, however long. */
const FEWEST_DIFFERENT = 7;
const RUNS = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'azertyuiop', 'qsdfghjklm', 'qwertyuiop'];

/**
 * How hard a passphrase is to guess, told by what can be told without a dictionary: its length first, then whether it repeats itself or
 * follows the keyboard. A rule of thumb for a warning, no proof.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const length = [...normalPassphrase(passphrase)].length;
  if (length === 0)
    return { level: 'none', words: `Au moins ${SHORTEST_PASSPHRASE} caractères ; quatre ou cinq mots sans rapport se retiennent bien.` };
  if (length < SHORTEST_PASSPHRASE) {
    const missing = SHORTEST_PASSPHRASE - length;
    return { level: 'tooShort', words: `Trop courte : encore ${missing} caractère${missing > 1 ? 's' : ''} au moins.` };
  }
  const plain = normalPassphrase(passphrase).toLowerCase();
  if (new Set(plain).size < FEWEST_DIFFERENT) return { level: 'weak', words: 'Faible : ce sont toujours les mêmes caractères.' };
  if (RUNS.some((run) => hasRunOf(plain, run))) return { level: 'weak', words: 'Faible : une suite de touches ou de chiffres se devine.' };
  if (length < FAIR)
    return { level: 'weak', words: 'Faible : assez longue pour être acceptée, trop courte pour bien protéger. Ajoutez un mot.' };
  if (length < STRONG) return { level: 'fair', words: 'Correcte. Un mot de plus la rendrait forte.' };
  return { level: 'strong', words: 'Forte par sa longueur, si ce n’est ni une citation ni une adresse.' };
}

/** Six characters in a row of a run, either way. */
function hasRunOf(text: string, run: string): boolean {
  const backwards = [...run].reverse().join('');
  for (const line of [run, backwards]) {
    for (let start = 0; start + 6 <= line.length; start += 1) if (text.includes(line.slice(start, start + 6))) return true;
  }
  return false;
}

/** One form for letters that keyboards and systems write in two ways: an é typed on one computer is the é of the other. */
export function normalPassphrase(passphrase: string): string {
  return passphrase.normalize('NFC');
}

/** What an encrypted copy is called: the extension of age after that of a company's file. */
export const ENCRYPTED_EXTENSION = '.quittance.age';

export function isEncryptedName(fileName: string): boolean {
  return fileName.toLowerCase().endsWith('.age');
}

/** What progress says. */
export const ENCRYPTION_STEPS = {
  copying: 'Copie du dossier',
  deriving: 'Calcul de la clé (quelques secondes, exprès)',
  encrypting: 'Chiffrement',
  decrypting: 'Déchiffrement',
  checking: 'Vérification du dossier',
} as const;

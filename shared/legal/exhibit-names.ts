import { harmlessName } from '../customers/kept-files.ts';

const LONGEST = 90;

/**
 * The name of a file of a dossier, in ASCII: « 05-1 - Preuve accuse de reception.pdf ». Whatever the name that a kept file came with, it
 * holds no folder, no control character, and nothing that a system gives a meaning to.
 */
export function exhibitName(number: string, title: string, extension: string): string {
  return `${number} - ${plain(title) || 'piece'}${extension}`;
}

/** The end of a kept file's name with its dot, in lower case; nothing where it has none that is plain. */
export function plainExtension(name: string): string {
  return /\.[a-z0-9]{1,8}$/.exec(harmlessName(name).toLowerCase())?.[0] ?? '';
}

/** A kept file's name without its end. */
export function plainStem(name: string): string {
  const harmless = harmlessName(name);
  const extension = plainExtension(name);
  return extension === '' ? harmless : harmless.slice(0, harmless.length - extension.length);
}

function plain(text: string): string {
  return text
    .replace(/(\d\d)\/(\d\d)\/(\d{4})/g, '$3-$2-$1')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('æ', 'ae')
    .replaceAll('’', ' ')
    .replaceAll('°', '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 ._,()-]+/g, ' ')
    .replace(/\.{2,}/g, '.')
    .replace(/ +/g, ' ')
    .slice(0, LONGEST)
    .replace(/^[ .-]+|[ .-]+$/g, '');
}

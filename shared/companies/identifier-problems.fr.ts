import { ibanLength, isIban, isSiren, isSiret, isVatNumber, sirenWithin } from './identifiers.ts';

/** What is wrong with an identifier as typed, for the field it is typed in; null when it is empty or holds. */

export function sirenProblem(siren: string): string | null {
  if (siren.trim() === '' || isSiren(siren)) return null;
  const digits = siren.replace(/\D/g, '').length;
  return digits === 9
    ? 'Ce SIREN n’existe pas : un chiffre est faux ou deux sont inversés.'
    : `Un SIREN a 9 chiffres ; il y en a ${digits} ici.`;
}

/** `siren`: the one typed beside it, which a SIRET must begin with. */
export function siretProblem(siret: string, siren = ''): string | null {
  if (siret.trim() === '') return null;
  if (!isSiret(siret)) {
    const digits = siret.replace(/\D/g, '').length;
    return digits === 14
      ? 'Ce SIRET n’existe pas : un chiffre est faux ou deux sont inversés.'
      : `Un SIRET a 14 chiffres, le SIREN puis 5 ; il y en a ${digits} ici.`;
  }
  return disagrees(siret, siren) ? 'Ce SIRET est celui d’une autre entreprise : il ne commence pas par le SIREN de la fiche.' : null;
}

export function ibanProblem(iban: string): string | null {
  if (iban.trim() === '' || isIban(iban)) return null;
  const text = iban.replace(/[\s.-]/g, '');
  if (!/^[a-z]{2}/i.test(text)) return 'Un IBAN commence par les deux lettres du pays, FR en France.';
  const length = ibanLength(text);
  const country = text.slice(0, 2).toUpperCase();
  if (length !== null && text.length !== length)
    return `Un IBAN ${country === 'FR' ? 'français' : `qui commence par ${country}`} a ${length} caractères ; il y en a ${text.length} ici.`;
  return 'Cet IBAN n’existe pas : un caractère est faux ou deux sont inversés.';
}

/** `siren`: the one typed beside it, which a French number must end with. */
export function vatNumberProblem(vatNumber: string, siren = ''): string | null {
  if (vatNumber.trim() === '') return null;
  if (isVatNumber(vatNumber))
    return disagrees(vatNumber, siren)
      ? 'Ce numéro de TVA est celui d’une autre entreprise : il ne finit pas par le SIREN de la fiche.'
      : null;
  return /^\s*FR/i.test(vatNumber)
    ? 'Ce numéro de TVA est faux : FR, une clé de deux caractères, puis le SIREN.'
    : 'Ce numéro de TVA est faux : il commence par les deux lettres du pays, FR en France.';
}

function disagrees(identifier: string, siren: string): boolean {
  const within = sirenWithin(identifier);
  return within !== null && isSiren(siren) && within !== siren.replace(/\D/g, '');
}

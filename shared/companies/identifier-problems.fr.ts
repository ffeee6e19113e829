import { isIban, isSiren, isVatNumber } from './identifiers.ts';

/** What is wrong with an identifier as typed, for the field it is typed in; null when it is empty or holds. */

export function sirenProblem(siren: string): string | null {
  if (siren.trim() === '' || isSiren(siren)) return null;
  const digits = siren.replace(/\D/g, '').length;
  return digits === 9
    ? 'Ce SIREN n’existe pas : un chiffre est faux ou deux sont inversés.'
    : `Un SIREN a 9 chiffres ; il y en a ${digits} ici.`;
}

export function ibanProblem(iban: string): string | null {
  if (iban.trim() === '' || isIban(iban)) return null;
  const text = iban.replace(/\s/g, '');
  return /^FR/i.test(text) && text.length !== 27
    ? `Un IBAN français a 27 caractères ; il y en a ${text.length} ici.`
    : 'Cet IBAN n’existe pas : un caractère est faux ou deux sont inversés.';
}

export function vatNumberProblem(vatNumber: string): string | null {
  if (vatNumber.trim() === '' || isVatNumber(vatNumber)) return null;
  return /^\s*FR/i.test(vatNumber)
    ? 'Ce numéro de TVA est faux : FR, une clé de deux caractères, puis le SIREN.'
    : 'Ce numéro de TVA est faux : il commence par les deux lettres du pays, FR en France.';
}

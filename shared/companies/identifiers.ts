/** How identifiers are printed: in the groups that people read them by, held together by no-break spaces. */

const NBSP = '\u00a0';

function inGroups(text: string, size: number): string {
  return (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(NBSP);
}

/** `732 829 320`; anything but nine digits is left as typed. */
export function formatSiren(siren: string): string {
  const digits = siren.replace(/\s/g, '');
  return /^\d{9}$/.test(digits) ? inGroups(digits, 3) : siren.trim();
}

/** `FR76 1680 7004 0081 3231 4821 153` */
export function formatIban(iban: string): string {
  return inGroups(iban.replace(/\s/g, '').toUpperCase(), 4);
}

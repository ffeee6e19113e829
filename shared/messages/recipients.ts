/** Whether a text can be dialled: at least six figures, and nothing but what people write between them. */
export function isPhoneNumber(text: string): boolean {
  return /^[\d\s().+/-]+$/.test(text.trim()) && text.replace(/\D/g, '').length >= 6;
}

/** Whether a number is of a French landline, or of a box: 01 to 05 and 09, written `04 65 …` or `+33 4 65 …`. Most take no SMS. */
export function isFrenchLandline(text: string): boolean {
  const digits = text.replace(/\(0\)/, '').replace(/[^+\d]/g, '');
  return /^(?:0|\+33|0033)[1-59]\d{8}$/.test(digits);
}

/**
 * The address that dials a number (RFC 3966), in its shortest form: its figures, after a plus when it begins with one. The zero in brackets that
 * French cards print after the country's code is not dialled. Null for what is no number.
 */
export function telAddress(text: string): string | null {
  if (!isPhoneNumber(text)) return null;
  const dialled = text.trim().replace(/\(0\)/, '');
  return `tel:${dialled.startsWith('+') ? '+' : ''}${dialled.replace(/\D/g, '')}`;
}

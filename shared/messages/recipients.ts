/** Whether a text can be dialled: at least six figures, and nothing but what people write between them. */
export function isPhoneNumber(text: string): boolean {
  return /^[\d\s().+/-]+$/.test(text.trim()) && text.replace(/\D/g, '').length >= 6;
}

/** Whether a number is of a French landline, or of a box: 01 to 05 and 09, written `04 65 …` or `+33 4 65 …`. Most take no SMS. */
export function isFrenchLandline(text: string): boolean {
  const digits = text.replace(/\(0\)/, '').replace(/[^+\d]/g, '');
  return /^(?:0|\+33|0033)[1-59]\d{8}$/.test(digits);
}

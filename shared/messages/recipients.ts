/** Whether a text can be dialled: at least six figures, and nothing but what people write between them. */
export function isPhoneNumber(text: string): boolean {
  return /^[\d\s().+/-]+$/.test(text.trim()) && text.replace(/\D/g, '').length >= 6;
}

/** What is wrong with the address of a page as typed; null when it is empty or one that a browser opens safely. */
export function webAddressProblem(address: string): string | null {
  const text = address.trim();
  if (text === '') return null;
  return /^https:\/\/[^\s/?#]+\.[^\s]+$/i.test(text) ? null : 'Une adresse de paiement commence par https:// et n’a pas d’espace.';
}

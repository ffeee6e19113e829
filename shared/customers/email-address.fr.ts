/** One address, without a display name: what every mail program takes. Not what RFC 5322 allows, which nobody's address looks like. */
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/;

/** Whether a text is one e-mail address. */
export function isEmailAddress(text: string): boolean {
  const address = text.trim();
  return address.length <= 254 && ADDRESS.test(address) && !address.includes('..');
}

/** What is wrong with an e-mail address as typed; null when it is empty or holds. */
export function emailProblem(text: string): string | null {
  if (text.trim() === '' || isEmailAddress(text)) return null;
  if (/[;,]/.test(text) || text.trim().split(/\s+/).length > 1) return 'Une seule adresse ; ajoutez les autres comme interlocuteurs.';
  if (/[^ -~]/.test(text.slice(0, text.lastIndexOf('@')))) return 'Les lettres accentuées n’ont pas leur place avant l’@.';
  return text.includes('@') ? 'Cette adresse n’est pas complète : nom@exemple.fr.' : 'Il manque l’@ : nom@exemple.fr.';
}

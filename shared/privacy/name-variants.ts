import { matchName } from '../customers/match-name.ts';

/** The shortest text that is looked for all over a file: shorter ones are words of other things too. */
const SHORTEST = 6;

/** Whether a text tells one customer apart wherever it stands: several words, an address of e-mail, or ten digits and more. */
function tellsApart(text: string): boolean {
  if (text.length < SHORTEST) return false;
  return /\S\s+\S/.test(text) || text.includes('@') || text.replace(/\D/g, '').length >= 9;
}

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

/** The ways in which programs and banks write a name or an address, longest first, so that none is left as a part of another. */
export function nameVariants(identifiers: readonly string[]): string[] {
  const variants = new Set<string>();
  for (const identifier of identifiers) {
    const text = identifier.trim();
    if (!tellsApart(text)) continue;
    const words = text.split(/\s+/);
    const forms = [text, words.join(' ')];
    // A person is also written family name first.
    if (words.length === 2 && !text.includes('@') && !/\d/.test(text)) forms.push(`${words[1]} ${words[0]}`);
    for (const form of forms) {
      for (const spelt of [form, withoutAccents(form)]) {
        variants.add(spelt);
        variants.add(spelt.toLocaleUpperCase('fr'));
        variants.add(spelt.toLocaleLowerCase('fr'));
      }
    }
  }
  return [...variants].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Whether a bank's words name a customer: all the words of its name are among them, in any order. One short word alone names nobody. */
export function namesCustomer(text: string, name: string): boolean {
  const wanted = matchName(name)
    .split(' ')
    .filter((word) => word.length > 1);
  if (wanted.length === 0 || (wanted.length === 1 && (wanted[0] ?? '').length < SHORTEST)) return false;
  const found = new Set(matchName(text).split(' '));
  return wanted.every((word) => found.has(word));
}

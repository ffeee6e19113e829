/** As much of a name as leaves room for the amount in the sentence that bears it. */
const LONGEST = 40;

/** A name as a sentence bears it: cut at a word where one ends soon enough, with an ellipsis. */
export function shortName(name: string): string {
  const characters = [...name.replace(/\s+/g, ' ').trim()];
  if (characters.length <= LONGEST) return characters.join('');
  const cut = characters.slice(0, LONGEST - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:–-]+$/u, '')}…`;
}

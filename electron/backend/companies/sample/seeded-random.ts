/** Numbers that look drawn but are the same on every machine and in every run: nothing of the sample company is random. */
export interface SeededRandom {
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** True `permille` times out of a thousand. */
  chance(permille: number): boolean;
  pick<T>(choices: readonly T[]): T;
}

/** Of those tried, the one whose trends are the smoothest whatever the day the story is told. */
const SEED = 'Menuiserie Lefèvre 48';

/** One stream per name, so that a change in one part of the story leaves the draws of the others alone (mulberry32). */
export function seededRandom(name: string): SeededRandom {
  let state = seedOf(`${SEED} ${name}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    integer,
    chance: (permille) => integer(0, 999) < permille,
    pick(choices) {
      const choice = choices[integer(0, choices.length - 1)];
      if (choice === undefined) throw new RangeError('nothing to pick from');
      return choice;
    },
  };
}

/** FNV-1a, 32 bits. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

import fc from 'fast-check';

/** What no field expects. All of it travels as JSON. */
export const STRANGE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  -0,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  Number.MIN_SAFE_INTEGER,
  '',
  ' ',
  'NaN',
  'Infinity',
  '1e999',
  '0x10',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u200b\ufeff',
  '../../../../etc/passwd',
  'C:\\Windows\\win.ini',
  'file:///etc/passwd',
  "'; DROP TABLE invoices; --",
  '%s%n',
  '{{customer.name}}',
  '2025-02-30',
  '0000-00-00',
  '9999-12-31',
  '+010000-01-01',
  'x'.repeat(70_000),
  [],
  {},
  [[[[[[[[]]]]]]]],
  ['x', 1, null],
  { toString: 1 },
  { length: 4_294_967_295 },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { constructor: { prototype: { polluted: true } } },
];

/** A value with one thing wrong in it: a field replaced, left out, repeated or added. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  return fc
    .tuple(
      fc.constantFrom(...places),
      fc.constantFrom('replace', 'replace', 'replace', 'leaveOut', 'add', 'repeat'),
      fc.constantFrom(...STRANGE_VALUES),
    )
    .map(([place, manner, strange]) => changedAt(value, place, (found) => damage(found, manner, strange)));
}

type Place = readonly (string | number)[];
const LEFT_OUT = Symbol('left out');

function damage(found: unknown, manner: string, strange: unknown): unknown {
  if (manner === 'leaveOut') return LEFT_OUT;
  if (manner === 'repeat' && Array.isArray(found))
    return Array.from({ length: 40 }, () => found)
      .flat()
      .slice(0, 2000);
  if (manner === 'repeat' && typeof found === 'string') return found.repeat(300);
  if (manner === 'repeat' && typeof found === 'number') return found * 1000;
  if (manner === 'add' && typeof found === 'object' && found !== null && !Array.isArray(found))
    return { ...found, constructor: strange, id: strange };
  if (manner === 'add' && Array.isArray(found)) return [...found, strange];
  return strange;
}

/** Every place of a value, itself first. */
function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...place, Array.isArray(value) ? Number(key) : key]))];
}

function changedAt(value: unknown, place: Place, change: (found: unknown) => unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) {
    const changed = change(value);
    return changed === LEFT_OUT ? {} : changed;
  }
  const inner = (value as Record<string | number, unknown>)[key];
  const changed = rest.length > 0 ? changedAt(inner, rest, change) : change(inner);
  if (Array.isArray(value)) return changed === LEFT_OUT ? value.filter((_each, index) => index !== key) : value.with(Number(key), changed);
  const entries = Object.entries(value as object).map(([name, each]): [string, unknown] => [name, name === key ? changed : each]);
  return Object.fromEntries(entries.filter(([, each]) => each !== LEFT_OUT));
}

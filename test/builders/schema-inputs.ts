import fc from 'fast-check';
import { z } from 'zod';
import { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import type { Procedure } from '../../shared/contract/procedure.ts';
import { singular } from './known-values.ts';

/** The part of JSON Schema that the contract's inputs are written in. */
export interface InputSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: InputSchema[];
  oneOf?: InputSchema[];
  allOf?: InputSchema[];
  properties?: Record<string, InputSchema>;
  required?: string[];
  additionalProperties?: boolean | InputSchema;
  propertyNames?: InputSchema;
  items?: InputSchema;
  prefixItems?: InputSchema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  /** Ours: a file that is handed over, or a place to write to. */
  file?: 'input' | 'output';
}

/** What a verb takes, with its files told from its other texts. */
export function inputSchemaOf({ input }: Procedure): InputSchema {
  return z.toJSONSchema(input, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === InputFile) Object.assign(jsonSchema, { file: 'input' });
      if (zodSchema === OutputFile) Object.assign(jsonSchema, { file: 'output' });
    },
  }) as InputSchema;
}

/** What an input is made from besides its schema. */
export interface Vocabulary {
  /** Values that the program itself gave under a name: what came out of one verb goes into another. */
  valuesOf(name: string): readonly unknown[];
  /** Things that bear at least two of these names. */
  recordsWith(names: readonly string[]): readonly Record<string, unknown>[];
  /** Handles of files that exist. */
  readonly inputFiles: readonly string[];
  /** A handle under which nothing was written yet. */
  freshOutput(): string;
  /** Days and months around which something happens. */
  readonly days: readonly string[];
}

const TEXTS = [
  'x',
  'Dupont',
  'Été à la plage',
  'FA-1',
  '12',
  '0',
  ' ',
  '«\u00a0»',
  '=1+1',
  "l'œuvre",
  '<b>gras</b>',
  '../../etc/passwd',
  '🙂',
];
const MOST_ITEMS = 4;

/** Values that a schema takes, as far as JSON Schema says it; what the verb refuses beyond that (a day that is no day) is its own to say. */
export function valuesFor(schema: InputSchema, words: Vocabulary, name = ''): fc.Arbitrary<unknown> {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map((each) => valuesFor(each, words, name)));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => valuesFor({ ...schema, type }, words, name)));
  switch (schema.type) {
    case 'object':
      return objectsFor(schema, words);
    case 'array':
      return arraysFor(schema, words, name);
    case 'string':
      return textsFor(schema, words, name);
    case 'integer':
    case 'number':
      return numbersFor(schema, words, name);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case undefined:
      return fc.jsonValue({ maxDepth: 2 });
    default:
      throw new Error(`no values for a schema of type ${schema.type}`);
  }
}

function objectsFor(schema: InputSchema, words: Vocabulary): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0 && typeof schema.additionalProperties === 'object') {
    const keys = schema.propertyNames ? valuesFor(schema.propertyNames, words) : fc.constantFrom(...TEXTS);
    return fc.dictionary(keys as fc.Arbitrary<string>, valuesFor(schema.additionalProperties, words), { maxKeys: MOST_ITEMS });
  }
  const required = schema.required ?? [];
  const recordOf = (given: Vocabulary, some: typeof properties) =>
    fc.record(Object.fromEntries(some.map(([key, each]) => [key, valuesFor(each, given, key)])), {
      requiredKeys: required as never[],
      noNullPrototype: true,
    });
  const bare = properties.filter(([key]) => required.includes(key));
  const things = words.recordsWith(properties.map(([key]) => singular(key)));
  if (things.length === 0) return fc.oneof(recordOf(words, bare), recordOf(words, properties));
  // What belongs together is asked for together: the invoices of that customer, the step of that case.
  const ofOneThing = fc.constantFrom(...things).chain((thing) => {
    const given = { ...words, valuesOf: (name: string) => (Object.hasOwn(thing, name) ? [thing[name]] : words.valuesOf(name)) };
    return fc.oneof(recordOf(given, bare), recordOf(given, properties));
  });
  return fc.oneof(
    { weight: 2, arbitrary: ofOneThing },
    { weight: 1, arbitrary: recordOf(words, bare) },
    { weight: 1, arbitrary: recordOf(words, properties) },
  );
}

function arraysFor(schema: InputSchema, words: Vocabulary, name: string): fc.Arbitrary<unknown> {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((each) => valuesFor(each, words, name)));
  const minLength = schema.minItems ?? 0;
  const maxLength = Math.min(schema.maxItems ?? Number.POSITIVE_INFINITY, Math.max(minLength, MOST_ITEMS));
  // `invoiceIds` are several `invoiceId`.
  return fc.array(valuesFor(schema.items ?? {}, words, singular(name)), { minLength, maxLength });
}

function textsFor(schema: InputSchema, words: Vocabulary, name: string): fc.Arbitrary<unknown> {
  if (schema.file === 'input') return fc.constantFrom(...words.inputFiles);
  if (schema.file === 'output') return fc.constant(words.freshOutput());
  const { minLength = 0, maxLength = 200, pattern } = schema;
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(text));
  const given = words.valuesOf(name).filter((value): value is string => typeof value === 'string' && fits(value));
  const ready = [...given, ...[...words.days, ...words.days.map((day) => day.slice(0, 7)), ...TEXTS].filter(fits)];
  const made =
    pattern === undefined
      ? fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 60), unit: 'binary' })
      : fc.stringMatching(new RegExp(pattern)).filter(fits);
  const longest = pattern === undefined && maxLength <= 5000 ? [fc.constant('é'.repeat(maxLength))] : [];
  const choices = [...(ready.length > 0 ? [{ weight: 6, arbitrary: fc.constantFrom(...ready) }] : []), { weight: 2, arbitrary: made }];
  return fc.oneof(
    ...(given.length > 0 ? [{ weight: 8, arbitrary: fc.constantFrom(...given) }] : []),
    ...choices,
    ...longest.map((arbitrary) => ({ weight: 1, arbitrary })),
  );
}

function numbersFor(schema: InputSchema, words: Vocabulary, name: string): fc.Arbitrary<unknown> {
  const least = schema.minimum ?? (schema.exclusiveMinimum === undefined ? Number.MIN_SAFE_INTEGER : schema.exclusiveMinimum + 1);
  const most = schema.maximum ?? (schema.exclusiveMaximum === undefined ? Number.MAX_SAFE_INTEGER : schema.exclusiveMaximum - 1);
  const fits = (value: number) => value >= least && value <= most;
  const given = words.valuesOf(name).filter((value): value is number => typeof value === 'number' && fits(value));
  const small = [0, 1, 2, 3, 7, 12, 100, 2026, 12_345, -1].filter(fits);
  const edges = fc.constantFrom(least, most);
  return fc.oneof(
    ...(given.length > 0 ? [{ weight: /Ids?$/.test(name) || name === 'id' ? 60 : 8, arbitrary: fc.constantFrom(...given) }] : []),
    ...(small.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...small) }] : []),
    { weight: 1, arbitrary: edges },
    {
      weight: 1,
      arbitrary:
        schema.type === 'integer'
          ? fc.integer({ min: Math.max(least, -1e9), max: Math.min(most, 1e9) })
          : fc.double({ min: least, max: most, noNaN: true }),
    },
  );
}

import { expect, it } from 'vitest';
import { z } from 'zod';
import { apiContract } from '../../shared/api-contract.ts';
import { findProcedure, verbNames } from '../../shared/contract/procedure.ts';
import { Cents } from '../../shared/money/cents.ts';

const sides = verbNames(apiContract).flatMap((verb) => [
  { verb, side: 'input' as const },
  { verb, side: 'output' as const },
]);

// What has no JSON Schema (a Date, a bigint, a Map, a transform) would not survive the wire as it is.
it.each(sides)('$verb: its $side is JSON', ({ verb, side }) => {
  const procedure = findProcedure(apiContract, verb);
  expect(procedure).toBeDefined();
  const schema = procedure?.[side] as z.ZodType;
  for (const io of ['input', 'output'] as const) {
    const json = z.toJSONSchema(schema, { io, unrepresentable: 'throw' });
    expect(json).toHaveProperty('$schema');
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  }
});

it('has verbs, each input an object', () => {
  expect(sides.length).toBeGreaterThan(20);
  const inputs = verbNames(apiContract).map(
    (verb) => z.toJSONSchema(findProcedure(apiContract, verb)?.input as z.ZodType, { io: 'input' }).type,
  );
  expect(new Set(inputs)).toEqual(new Set(['object']));
});

it.each([z.date(), z.bigint(), z.map(z.string(), z.string()), z.string().transform(Number)])(
  'a schema that is not JSON is refused',
  (schema) => {
    expect(() => z.toJSONSchema(schema, { io: 'output', unrepresentable: 'throw' })).toThrow();
  },
);

interface Limited {
  type?: string;
  maxLength?: number;
  maxItems?: number;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
}

/** Where a text or a list may be as long as its sender likes. */
function limitlessIn(schema: unknown, place: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, maxLength, maxItems, enum: values, const: only, pattern } = schema as Limited;
  const isLimitless =
    (type === 'array' && maxItems === undefined) ||
    (type === 'string' && maxLength === undefined && values === undefined && only === undefined && pattern === undefined);
  return [...(isLimitless ? [place] : []), ...Object.entries(schema).flatMap(([key, each]) => limitlessIn(each, `${place}.${key}`))];
}

// What a verb is asked with comes from outside: it has a size beyond which it is refused before anybody works on it.
it.each(verbNames(apiContract))('%s: each text and each list of its input has a greatest length', (verb) => {
  expect(limitlessIn(z.toJSONSchema(findProcedure(apiContract, verb)?.input as z.ZodType, { io: 'input' }), verb)).toEqual([]);
});

it('sees a text and a list without a limit', () => {
  const schema = z.object({ name: z.string(), of: z.array(z.string().max(10)), kind: z.enum(['a']) });
  expect(limitlessIn(z.toJSONSchema(schema), 'verb')).toEqual(['verb.properties.name', 'verb.properties.of']);
});

interface Marked {
  amount?: true;
  properties?: Record<string, object>;
  additionalProperties?: object;
  propertyNames?: { enum?: string[] };
}

/** Amounts that no name of a field tells: one too large is refused by that name. */
function namelessAmounts(schema: z.ZodType): string[] {
  const override = ({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }) => {
    if (zodSchema === Cents) Object.assign(jsonSchema, { amount: true });
  };
  const look = (value: unknown, name: string): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const { amount, properties = {}, additionalProperties, propertyNames, ...rest } = value as Marked;
    return [
      ...(amount && !name.endsWith('Cents') ? [name] : []),
      ...Object.entries(properties).flatMap(([key, each]) => look(each, key)),
      ...(propertyNames?.enum ?? ['a key of any name']).flatMap((key) => look(additionalProperties, key)),
      ...Object.values(rest).flatMap((each) => look(each, name)),
    ];
  };
  return look(z.toJSONSchema(schema, { io: 'input', override }), 'the input');
}

it('each amount of an input is named as one', () => {
  expect(verbNames(apiContract).flatMap((verb) => namelessAmounts(findProcedure(apiContract, verb)?.input as z.ZodType))).toEqual([]);
  expect(namelessAmounts(z.object({ price: Cents }))).toEqual(['price']);
});

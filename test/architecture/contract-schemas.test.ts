import { expect, it } from 'vitest';
import { z } from 'zod';
import { apiContract } from '../../shared/api-contract.ts';
import { findProcedure, verbNames } from '../../shared/contract/procedure.ts';

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

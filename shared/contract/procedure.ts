import type { z } from 'zod';

/**
 * One verb of the API, declared once: whether it only reads (`query`) or may write (`command`), whether it works inside one
 * company's file (`company`) or on the application (`app`), and the schemas of what goes in and out. JSON only on the wire.
 */
export interface Procedure<
  Kind extends 'query' | 'command' = 'query' | 'command',
  Scope extends 'app' | 'company' = 'app' | 'company',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind;
  readonly scope: Scope;
  readonly input: Input;
  readonly output: Output;
}

interface Schemas<Input extends z.ZodType, Output extends z.ZodType> {
  input: Input;
  output: Output;
}

/** A verb that reads one company's file. */
export function query<I extends z.ZodType, O extends z.ZodType>(schemas: Schemas<I, O>): Procedure<'query', 'company', I, O> {
  return { kind: 'query', scope: 'company', ...schemas };
}

/** A verb that may change one company's file. */
export function command<I extends z.ZodType, O extends z.ZodType>(schemas: Schemas<I, O>): Procedure<'command', 'company', I, O> {
  return { kind: 'command', scope: 'company', ...schemas };
}

/** A verb that reads what the application knows outside any company's file. */
export function appQuery<I extends z.ZodType, O extends z.ZodType>(schemas: Schemas<I, O>): Procedure<'query', 'app', I, O> {
  return { kind: 'query', scope: 'app', ...schemas };
}

/** A verb that changes what the application knows outside any company's file: creates, opens or closes one. */
export function appCommand<I extends z.ZodType, O extends z.ZodType>(schemas: Schemas<I, O>): Procedure<'command', 'app', I, O> {
  return { kind: 'command', scope: 'app', ...schemas };
}

/** A contract: domains, each with its verbs. `invoices.list` is the verb `list` of the domain `invoices`. */
export type Contract = Record<string, Record<string, Procedure>>;

export type InputOf<P> = P extends Procedure<infer _K, infer _S, infer I, infer _O> ? z.output<I> : never;
export type OutputOf<P> = P extends Procedure<infer _K, infer _S, infer _I, infer O> ? z.output<O> : never;

/** Finds a verb by its full name; own properties only, so that `constructor.name` or `__proto__.x` is no verb. */
export function findProcedure(contract: Contract, verb: string): Procedure | undefined {
  const [domain, name, ...rest] = verb.split('.');
  if (domain === undefined || name === undefined || rest.length > 0) return undefined;
  if (!Object.hasOwn(contract, domain)) return undefined;
  const verbs = contract[domain] as Record<string, Procedure>;
  return Object.hasOwn(verbs, name) ? verbs[name] : undefined;
}

/** Every verb's full name, in the order of the contract. */
export function verbNames(contract: Contract): string[] {
  return Object.entries(contract).flatMap(([domain, verbs]) => Object.keys(verbs).map((name) => `${domain}.${name}`));
}

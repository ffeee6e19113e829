import type { ApiClient, ApiContract } from '../../shared/api-contract.ts';
import type { ClientCallOptions } from '../../shared/contract/client.ts';
import type { InputOf, OutputOf, Procedure } from '../../shared/contract/procedure.ts';

type NamesIn<D extends keyof ApiContract, Kind> = {
  [V in keyof ApiContract[D] & string]: ApiContract[D][V] extends { kind: Kind } ? `${D}.${V}` : never;
}[keyof ApiContract[D] & string];

/** The full names of the verbs that only read: `'dashboard.figures'`. */
export type QueryName = { [D in keyof ApiContract]: NamesIn<D, 'query'> }[keyof ApiContract];

/** The full names of the verbs that may write: `'forecasts.set'`. */
export type CommandName = { [D in keyof ApiContract]: NamesIn<D, 'command'> }[keyof ApiContract];

type ProcedureOf<N extends string> = N extends `${infer D}.${infer V}`
  ? D extends keyof ApiContract
    ? V extends keyof ApiContract[D]
      ? ApiContract[D][V] extends Procedure
        ? ApiContract[D][V]
        : never
      : never
    : never
  : never;

export type VerbInput<N extends string> = InputOf<ProcedureOf<N>>;
export type VerbOutput<N extends string> = OutputOf<ProcedureOf<N>>;

/** Calls a verb by its full name, with the types of its contract. */
export function callVerb<N extends QueryName | CommandName>(
  client: ApiClient,
  name: N,
  input: VerbInput<N>,
  options: ClientCallOptions,
): Promise<VerbOutput<N>> {
  const [domain, verb] = name.split('.') as [keyof ApiClient, string];
  const verbs = client[domain] as Record<string, (input: unknown, options: ClientCallOptions) => Promise<unknown>>;
  const call = verbs[verb];
  if (!call) throw new RangeError(`no such verb: ${name}`);
  return call(input, options) as Promise<VerbOutput<N>>;
}

import type { Contract, InputOf, OutputOf, Procedure } from './procedure.ts';
import { verbNames } from './procedure.ts';
import type { CallOptions, Transport, WireError } from './reply.ts';

export interface ClientCallOptions extends CallOptions {
  /** Which open company a company verb works in. */
  company?: string | undefined;
}

/** Typed calls for every verb of a contract: `client.invoices.list({ … }, { company })`. */
export type ClientOf<C extends Contract> = {
  [D in keyof C]: {
    [V in keyof C[D]]: C[D][V] extends Procedure
      ? (input: InputOf<C[D][V]>, options?: ClientCallOptions) => Promise<OutputOf<C[D][V]>>
      : never;
  };
};

/** A domain error as the caller of a client receives it. `message` is the French sentence for the user. */
export class ReplyError extends Error {
  readonly code: string;
  readonly params: Record<string, unknown>;
  constructor(error: WireError) {
    super(error.message);
    this.name = 'ReplyError';
    this.code = error.code;
    this.params = error.params;
  }
}

/** Builds the typed client of a contract over any transport. A refused call rejects with a ReplyError. */
export function createClient<C extends Contract>(contract: C, transport: Transport): ClientOf<C> {
  const client: Record<string, Record<string, unknown>> = {};
  for (const verb of verbNames(contract)) {
    const [domain, name] = verb.split('.') as [string, string];
    client[domain] ??= {};
    client[domain][name] = async (input: unknown, options: ClientCallOptions = {}) => {
      const reply = await transport({ verb, company: options.company, input }, options);
      if (!reply.ok) throw new ReplyError(reply.error);
      return reply.value;
    };
  }
  return client as ClientOf<C>;
}

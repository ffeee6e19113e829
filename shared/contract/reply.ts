import { z } from 'zod';

/** How far a long command has come; `total` is null while it is unknown. `step` is a French phrase for the screen. */
export const Progress = z.object({ done: z.number(), total: z.number().nullable(), step: z.string() });
export type Progress = z.output<typeof Progress>;

/** What every transport carries back: a value, or a domain error by code. Never an exception, never a stack. */
export type Reply = { ok: true; value: unknown } | { ok: false; error: WireError };

export const WireError = z.object({
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** The French sentence for the user. */
  message: z.string(),
});
export type WireError = z.output<typeof WireError>;

/** A call as it travels: the verb, the company it works in (none for application verbs) and the raw input. */
export interface Call {
  verb: string;
  company?: string | undefined;
  input: unknown;
}

/** The part of an AbortSignal that is used, so that shared code needs neither the DOM's nor Node's types. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What the caller of a running call may give: an ear for its progress, and a way to cancel it. */
export interface CallOptions {
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: Cancellation | undefined;
}

/** Any way to reach the backend: in process, over IPC, over HTTP, from a command line. */
export type Transport = (call: Call, options: CallOptions) => Promise<Reply>;

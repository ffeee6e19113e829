import type { ErrorCode, ErrorParams } from './error-params.ts';
import { messageOf } from './messages.fr.ts';

/**
 * The one exception that rules and use cases throw: a code and its parameters. The dispatcher, and only it, turns it into
 * a reply with the French sentence of `messages.fr.ts`.
 */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly params: ErrorParams[C];
  constructor(code: C, params: ErrorParams[C]) {
    super(messageOf(code, params));
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

import type { ErrorCode, ErrorParams } from '../../../shared/errors/error-params.ts';
import type { ReadImage } from './read-image.ts';

/** What the thread that reads images is given. */
export interface ImageTask {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export type ImageReply =
  | { readonly image: ReadImage }
  | { readonly error: { readonly code: ErrorCode; readonly params: ErrorParams[ErrorCode] } };

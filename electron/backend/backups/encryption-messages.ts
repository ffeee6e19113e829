import type { ErrorCode } from '../../../shared/errors/error-params.ts';

export interface EncryptionTask {
  direction: 'encrypt' | 'decrypt';
  /** The file to read, never changed. */
  source: string;
  /** What sentences call it. */
  file: string;
  passphrase: string;
}

/** From the thread: pieces in order, each sent once the one before was asked for; `done` counts the bytes read of the source. */
export type EncryptionReply = { piece: Uint8Array; done: number } | { ended: true } | { error: ErrorCode };

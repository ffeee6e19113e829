import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { Decrypter, Encrypter } from 'age-encryption';
import { HEADER_LIMIT, headerProblem } from './age-header.ts';
import type { EncryptionReply, EncryptionTask } from './encryption-messages.ts';

/**
 * The thread that encrypts and decrypts: a file goes through it in pieces, and at most one waits to be taken. Deriving the key takes about a
 * second of its processor and 256 MB for that time, the format's own default (scrypt, N = 2^18).
 */
const PIECE = 1 << 20;

const port = parentPort;
let wake = () => {};
port?.on('message', () => wake());

function post(reply: EncryptionReply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(reply, transfer);
}

/** Sends a piece, and waits until it was taken. */
async function give(parts: readonly Uint8Array[], done: number): Promise<void> {
  const piece = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    piece.set(part, at);
    at += part.length;
  }
  const taken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  post({ piece, done }, [piece.buffer]);
  await taken;
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEADER_LIMIT), 0, HEADER_LIMIT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The transformed stream; what the library says of a key that does not fit is the passphrase's fault, the rest the file's. */
async function transformed({ direction, passphrase }: EncryptionTask, bytes: ReadableStream<Uint8Array>) {
  if (direction === 'encrypt') {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    return encrypter.encrypt(bytes);
  }
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return decrypter.decrypt(bytes);
}

async function run(task: EncryptionTask): Promise<void> {
  if (task.direction === 'decrypt') {
    const problem = headerProblem(await headOf(task.source));
    if (problem !== null) return post({ error: problem });
  }
  const source = createReadStream(task.source, { highWaterMark: PIECE });
  try {
    const out = await transformed(task, Readable.toWeb(source) as ReadableStream<Uint8Array>);
    let waiting: Uint8Array[] = [];
    let size = 0;
    for await (const part of out) {
      waiting.push(part);
      size += part.length;
      if (size < PIECE) continue;
      await give(waiting, source.bytesRead);
      waiting = [];
      size = 0;
    }
    await give(waiting, source.bytesRead);
    post({ ended: true });
  } catch (error) {
    // What the disk says goes up as it is; the library's words stay here.
    if ((error as NodeJS.ErrnoException).errno !== undefined || task.direction === 'encrypt') throw error;
    const isKey = error instanceof Error && error.message.startsWith('no identity matched');
    post({ error: isKey ? 'ENCRYPTED_COPY_WRONG_PASSPHRASE' : 'ENCRYPTED_COPY_DAMAGED' });
  } finally {
    source.destroy();
  }
}

void run(workerData as EncryptionTask);

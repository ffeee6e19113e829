import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scryptSync } from 'node:crypto';

/**
 * age-encryption.org/v1 with a passphrase, written from its specification (C2SP age.md) with Node's own cryptography: a second reading of the
 * format beside the library that the program uses.
 */
const CHUNK = 64 * 1024;
const TAG = 16;
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

function wrapKey(passphrase: string, salt: Buffer, logN: number): Buffer {
  const salted = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]);
  return scryptSync(passphrase, salted, 32, { N: 2 ** logN, r: 8, p: 1, maxmem: 2 ** (logN + 11) });
}

function seal(key: Buffer, nonce: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
}

/** Eleven bytes that count the chunks, and one that marks the last. */
function chunkNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

const derived = (fileKey: Buffer, salt: Buffer, label: string) => Buffer.from(hkdfSync('sha256', fileKey, salt, label, 32));
const macOf = (fileKey: Buffer, header: string) =>
  base64(
    createHmac('sha256', derived(fileKey, Buffer.alloc(0), 'header'))
      .update(header)
      .digest(),
  );

/** Opens a file by hand; throws where anything of it does not hold. */
export function openAgeByHand(file: Buffer, passphrase: string): { plain: Buffer; logN: number } {
  const text = file.toString('latin1');
  const header = /^(age-encryption\.org\/v1\n-> scrypt (\S{22}) (\d+)\n(\S+)\n---) (\S{43})\n/.exec(text);
  if (header === null) throw new Error('no header of a file closed with a passphrase');
  const [whole, signed, salt, logN, sealedKey, mac] = header as unknown as [string, string, string, string, string, string];
  const wrap = wrapKey(passphrase, Buffer.from(salt, 'base64'), Number(logN));
  const fileKey = unseal(wrap, Buffer.alloc(12), Buffer.from(sealedKey, 'base64'));
  if (macOf(fileKey, signed) !== mac) throw new Error('the header was changed');
  const payload = file.subarray(whole.length);
  const key = derived(fileKey, payload.subarray(0, 16), 'payload');
  const sealed = payload.subarray(16);
  const parts: Buffer[] = [];
  for (let at = 0, index = 0; at < sealed.length; at += CHUNK + TAG, index += 1) {
    parts.push(unseal(key, chunkNonce(index, at + CHUNK + TAG >= sealed.length), sealed.subarray(at, at + CHUNK + TAG)));
  }
  return { plain: Buffer.concat(parts), logN: Number(logN) };
}

/** Makes a file by hand, as another program of that format would; a light key where the test is not about the key. */
export function makeAgeByHand(plain: Buffer, passphrase: string, logN = 10): Buffer {
  const [fileKey, salt, nonce] = [randomBytes(16), randomBytes(16), randomBytes(16)];
  const sealedKey = seal(wrapKey(passphrase, salt, logN), Buffer.alloc(12), fileKey);
  const signed = `age-encryption.org/v1\n-> scrypt ${base64(salt)} ${logN}\n${base64(sealedKey)}\n---`;
  const key = derived(fileKey, nonce, 'payload');
  const parts: Buffer[] = [];
  const chunks = Math.max(1, Math.ceil(plain.length / CHUNK));
  for (let index = 0; index < chunks; index += 1) {
    parts.push(seal(key, chunkNonce(index, index === chunks - 1), plain.subarray(index * CHUNK, (index + 1) * CHUNK)));
  }
  return Buffer.concat([Buffer.from(`${signed} ${macOf(fileKey, signed)}\n`), nonce, ...parts]);
}

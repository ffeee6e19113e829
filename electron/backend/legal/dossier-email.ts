import { createHash } from 'node:crypto';
import libmime from 'libmime';
import type { Message } from '../../../shared/messages/messages.contract.ts';

const CRLF = '\r\n';

/**
 * An e-mail of the history as a file that a mail program reads (RFC 5322, MIME), as it was prepared: its text, without the files that went
 * with it, which are exhibits of their own. The same message gives the same bytes.
 */
export function historicalEmail(message: Message, from: { name: string; address: string }): Uint8Array {
  const { messageId, recipient, subject, body, sentOn, draftedOn, attached } = message;
  const text = attached.length === 0 ? body : `${body}\n\n[Pièces jointes : ${attached.join(', ')}]`;
  const id = createHash('sha256')
    .update(JSON.stringify([messageId, recipient, subject, body]))
    .digest('hex')
    .slice(0, 32);
  const lines = Buffer.from(text.replace(/\r?\n/g, CRLF), 'utf8')
    .toString('base64')
    .match(/.{1,76}/g);
  const headers = [
    ['Date', new Date(`${sentOn ?? draftedOn}T12:00:00Z`).toUTCString().replace('GMT', '+0000')],
    ['From', `${encoded(from.name)} <${oneLine(from.address)}>`],
    ['To', `<${oneLine(recipient)}>`],
    ['Subject', encoded(subject)],
    ['Message-ID', `<${id}@quittance.invalid>`],
    ['MIME-Version', '1.0'],
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Transfer-Encoding', 'base64'],
  ];
  const head = headers.map(([name, value]) => libmime.foldLines(`${name}: ${value}`, 76));
  return Buffer.from([...head, '', ...(lines ?? []), ''].join(CRLF), 'latin1');
}

function encoded(text: string): string {
  const line = oneLine(text);
  return /^[\w ]*$/.test(line) ? line : libmime.encodeWord(line, 'Q', 52);
}

/** A line break in a value would begin another header. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f<>]+/g, ' ').trim();
}

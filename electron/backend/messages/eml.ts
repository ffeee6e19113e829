import { randomUUID } from 'node:crypto';
import { domainToASCII } from 'node:url';
import libmime from 'libmime';

export interface EmailAttachment {
  name: string;
  /** As in `application/pdf`. */
  type: string;
  bytes: Uint8Array;
}

export interface EmailDraft {
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  body: string;
  language: string;
  /** ISO instant. */
  writtenAt: string;
  attachments: readonly EmailAttachment[];
}

const CRLF = '\r\n';
const LONGEST_LINE = 76;
/** What an encoded word may hold, so that it stays under the 75 characters of RFC 2047 with its frame. */
const WORD = 52;

/**
 * An e-mail as a file (RFC 5322, MIME: RFC 2045 to 2047, 2231) that a mail program opens as a draft to be sent (`X-Unsent: 1`). Lines end
 * with CR LF, headers are folded and hold ASCII only; text and files are base64, which nothing on the way changes. One recipient, no copy.
 */
export function writeEmail({ from, to, subject, body, language, writtenAt, attachments }: EmailDraft): Uint8Array {
  const boundary = `=_${randomUUID().replaceAll('-', '')}`;
  const text = part([['Content-Type', 'text/plain; charset=utf-8']], Buffer.from(body.replace(/\r?\n/g, CRLF), 'utf8'));
  const files = attachments.map(({ name, type, bytes }) =>
    part(
      [
        ['Content-Type', `${type}${parameter('name', name)}`],
        ['Content-Disposition', `attachment${parameter('filename', name)}`],
      ],
      bytes,
    ),
  );
  const head = [
    header('Date', new Date(writtenAt).toUTCString().replace('GMT', '+0000')),
    header('From', address(from)),
    header('To', address(to)),
    header('Subject', words(subject)),
    header('Message-ID', `<${randomUUID()}@${domainOf(from.address)}>`),
    header('X-Unsent', '1'),
    header('Content-Language', language),
    header('MIME-Version', '1.0'),
  ];
  const content =
    files.length === 0
      ? text
      : [
          header('Content-Type', `multipart/mixed; boundary="${boundary}"`),
          '',
          ...[text, ...files].flatMap((each) => [`--${boundary}`, each]),
          `--${boundary}--`,
          '',
        ].join(CRLF);
  return Buffer.from([...head, content].join(CRLF), 'latin1');
}

function part(headers: readonly (readonly [name: string, value: string])[], bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return [...headers.map(([name, value]) => header(name, value)), header('Content-Transfer-Encoding', 'base64'), '', ...lines, ''].join(
    CRLF,
  );
}

/** One header, folded. A line break in a value would begin another header. */
function header(name: string, value: string): string {
  return libmime.foldLines(`${name}: ${oneLine(value)}`, LONGEST_LINE);
}

function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** A text as it is when it is plain ASCII, else as encoded words. */
function words(text: string): string {
  const line = oneLine(text);
  return isPlain(line) && !line.includes('=?') ? line : libmime.encodeWord(line, 'Q', WORD);
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function address({ name, address: mailbox }: { name: string; address: string }): string {
  const written = asciiAddress(mailbox);
  const line = oneLine(name);
  if (line === '') return written;
  if (/^[\w .'-]+$/.test(line) && isPlain(line)) return `${line} <${written}>`;
  const shown = isPlain(line) && !line.includes('=?') ? `"${line.replace(/["\\]/g, '\\$&')}"` : libmime.encodeWord(line, 'Q', WORD);
  return `${shown} <${written}>`;
}

/** A domain with accents in its ASCII form (RFC 5890). */
function asciiAddress(mailbox: string): string {
  const at = mailbox.lastIndexOf('@');
  return `${oneLine(mailbox.slice(0, at))}@${domainOf(mailbox)}`;
}

function domainOf(mailbox: string): string {
  const domain = oneLine(mailbox.slice(mailbox.lastIndexOf('@') + 1));
  return domainToASCII(domain) || domain;
}

/** A parameter of a header, cut and percent-encoded where it is long or not ASCII (RFC 2231). */
function parameter(key: string, value: string): string {
  return libmime
    .buildHeaderParam(key, oneLine(value), 50)
    .map(({ key: name, value: encoded }) =>
      name.endsWith('*') ? `; ${name}=${encoded}` : `; ${name}="${encoded.replace(/["\\]/g, '\\$&')}"`,
    )
    .join('');
}

/** Longer addresses are cut by some mail programs and by Windows' own limit (2 083 characters); a longer e-mail goes as a file. */
const LONGEST_MAILTO = 1900;

/**
 * The address that opens a mail program with a message in it (RFC 6068), lines separated by CRLF; null when the message is too long for one.
 */
export function mailtoAddress({ recipient, subject, body }: { recipient: string; subject: string; body: string }): string | null {
  const text = body.replace(/\r?\n/g, '\r\n');
  // Beside `@`, an address has nothing that may stand for itself here.
  const to = encodeURIComponent(recipient.trim()).replaceAll('%40', '@');
  const address = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  return address.length <= LONGEST_MAILTO ? address : null;
}

import { addDays, type LocalDate } from '../dates/local-date.ts';

/** A whole day in a calendar. */
export interface CalendarDay {
  /** The same for the same thing in every file, so that a calendar moves what it knows instead of adding it again (RFC 5545 3.8.4.7). */
  uid: string;
  on: LocalDate;
  title: string;
  description: string;
}

/** A content line is folded before it passes this many bytes of UTF-8, its end of line aside (RFC 5545 3.1). */
const LINE_BYTES = 75;

/**
 * A calendar file (iCalendar, RFC 5545) of whole days that take up no time of the user's. `now` is an ISO instant: when the file was made.
 */
export function writeCalendar(name: string, days: readonly CalendarDay[], now: string): string {
  const stamp = `${now.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Quittance//Relances//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...days.flatMap(({ uid, on, title, description }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${dateValue(on)}`,
      // The day after the last one: an end is not part of the event (RFC 5545 3.6.1).
      `DTEND;VALUE=DATE:${dateValue(addDays(on, 1))}`,
      `SUMMARY:${escapeText(title)}`,
      `DESCRIPTION:${escapeText(description)}`,
      'TRANSP:TRANSPARENT',
      'CLASS:PRIVATE',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function dateValue(day: LocalDate): string {
  return day.replaceAll('-', '');
}

/** TEXT values: backslash, semicolon, comma and line ends are escaped, other control characters left out (RFC 5545 3.3.11). */
function escapeText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be written.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .replace(/[\\;,]/g, (mark) => `\\${mark}`)
      .replaceAll('\n', '\\n')
  );
}

/** A long line goes on after a line end and a space; no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = utf8Bytes(character);
    if (bytes + size > LINE_BYTES) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}

function utf8Bytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

import { harmlessName } from './kept-files.ts';

/** How much of a file tells what it is. */
export const HEAD_BYTES = 4096;

const starts = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);

/** Text of any 8-bit encoding: no control characters but those of lines, tabs and pages. */
function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d && byte !== 0x0b));
}

/** The head of an e-mail: lines of headers from the very first. */
function isEmail(head: Uint8Array): boolean {
  return isText(head) && /^[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\r\n]*\r?\n/.test(String.fromCharCode(...head.subarray(0, 1000)));
}

/**
 * The kinds of files that the system may open when somebody asks for it, by the end of their names, and what their first bytes must be. Nothing
 * that can run, fetch or hold macros is here: programs, scripts, shortcuts, pages, office documents and tables of others (a formula runs).
 */
const KINDS: Readonly<Record<string, (head: Uint8Array) => boolean>> = {
  pdf: (head) => starts(head, 0x25, 0x50, 0x44, 0x46, 0x2d),
  png: (head) => starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  jpg: (head) => starts(head, 0xff, 0xd8, 0xff),
  jpeg: (head) => starts(head, 0xff, 0xd8, 0xff),
  txt: isText,
  eml: isEmail,
};

function kindOf(name: string): ((head: Uint8Array) => boolean) | undefined {
  const extension = /\.([a-z]+)$/.exec(harmlessName(name).toLowerCase())?.[1] ?? '';
  return Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined;
}

/** Whether a file of this name may be opened by the system's own program; any other is saved where its user wants it. */
export function isViewableName(name: string): boolean {
  return kindOf(name) !== undefined;
}

/** Whether its first bytes are of the kind that its name says. */
export function isViewable(name: string, head: Uint8Array): boolean {
  return kindOf(name)?.(head.subarray(0, HEAD_BYTES)) ?? false;
}

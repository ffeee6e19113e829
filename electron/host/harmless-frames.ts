/** Folders of the program: what follows the last of them says where in it an error arose, and nothing of whose computer it is. */
const OWN_FOLDERS = 'dist|electron|shared|db|renderer|resources|node_modules';
/** At a place: `at name (path:1:2)`, `at path:1:2`; a function's name as engines write them. */
const FRAME = /^\s*at (?:async )?(?:(?:new )?(?<name>[\w$.<>#[\] ]{1,120}) \()?(?<path>[^()]*?):(?<line>\d+):(?<column>\d+)\)?$/;
const LONGEST = 40;

/** The class and code of an error, as far as they look like ones: an error thrown by others may be named after anything. */
export function harmlessKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const word = (text: unknown) => (typeof text === 'string' && /^\w{1,60}$/.test(text) ? text : '');
  return [word(error.name) || 'Error', 'code' in error ? word(error.code) : ''].filter((part) => part !== '').join(' ');
}

/** Where an error arose: the frames of its stack without its message, whose lines may look like frames, each with the program's own path only. */
export function harmlessFrames(error: unknown): string[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const { stack, message } = error;
  const at = message === '' ? -1 : stack.indexOf(message);
  // A message changed after the error was made may stand in the stack as it was before: then only lines that name our own files count.
  const isMessageGone = message === '' || at >= 0;
  const lines = (at >= 0 ? stack.slice(at + message.length) : stack).split('\n');
  return lines.flatMap((line) => harmlessFrame(line, isMessageGone)).slice(0, LONGEST);
}

function harmlessFrame(line: string, takesAny: boolean): string[] {
  const { name, path, line: row, column } = FRAME.exec(line)?.groups ?? {};
  if (path === undefined) return [];
  const own = ownPath(path);
  if (own === null) return takesAny ? ['    at (ailleurs)'] : [];
  return [`    at ${takesAny && name !== undefined ? `${name} ` : ''}(${own}:${row}:${column})`];
}

/** `node:internal/…` and anonymous code as they are; a path from the last of the program's own folders on; null for any other. */
function ownPath(path: string): string | null {
  if (/^node:[\w/.-]+$/.test(path) || path === '<anonymous>') return path;
  const plain = path.replaceAll('\\', '/');
  const match = new RegExp(`.*/((?:${OWN_FOLDERS})/[\\w@./-]+\\.[cm]?[jt]sx?)$`).exec(plain);
  return match?.[1] ?? null;
}

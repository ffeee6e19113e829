/** A field of an MT940 message: its tag, its lines, and where it starts in the file. */
export interface Mt940Field {
  readonly line: number;
  readonly tag: string;
  readonly lines: string[];
}

const TAG = /^:(20|21|25P?|28C?|60[FM]|61|62[FM]|64|65|86|13D?|34F|90[CD]):(.*)$/;

/** The fields of a file in their order. What stands outside of fields (SWIFT envelope, `-` between messages) ends the one before. */
export function mt940Fields(text: string): Mt940Field[] {
  const fields: Mt940Field[] = [];
  let open: Mt940Field | null = null;
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    // The envelope may stand on the line of the first tag: {1:F01…}{2:I940…}{4::20:…
    const body = line.replace(/^\s*(?:\{[1-3]:[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\s*)*\{4:\s*/, '');
    const match = TAG.exec(body);
    if (match !== null) {
      open = { line: index + 1, tag: match[1] ?? '', lines: [match[2] ?? ''] };
      fields.push(open);
    } else if (/^-(?:\}.*)?\s*$/.test(body) || body.startsWith('{')) open = null;
    else if (open !== null && body.trim() !== '') open.lines.push(body);
  }
  return fields;
}

import type { TextRun } from './letter-content.ts';
import type { FontName } from './page.ts';

/** Width in millimetres of a text in a face of the letters' font at a size in points. */
export type Measure = (text: string, font: FontName, size: number) => number;

/** A stretch of one line in one face; `x` in millimetres from the start of the line. */
export interface LineSegment {
  x: number;
  text: string;
  font: FontName;
  width: number;
}

export interface TextLine {
  segments: LineSegment[];
  width: number;
}

interface Word {
  /** Pieces of one word that touch, such as a bold amount and the full stop after it. */
  pieces: TextRun[];
  width: number;
}

const faceOf = (bold: boolean): FontName => (bold ? 'bold' : 'regular');

/** A note that was typed in several lines is printed as one; a control character has no glyph. */
const BREAKS = /[ \t\r\n]/;

function wordsOf(runs: readonly TextRun[], size: number, measure: Measure): Word[] {
  const words: Word[] = [];
  let open = false;
  for (const run of runs) {
    run.text.split(BREAKS).forEach((text, index) => {
      if (index > 0) open = false;
      if (text === '') return;
      const last = words.at(-1);
      const width = measure(text, faceOf(run.bold), size);
      if (open && last) {
        last.pieces.push({ text, bold: run.bold });
        last.width += width;
      } else words.push({ pieces: [{ text, bold: run.bold }], width });
      open = true;
    });
  }
  return words;
}

/** Cuts a word wider than a line into parts that fit, so that a reference without spaces still stays in its column. */
function fitting(word: Word, width: number, size: number, measure: Measure): Word[] {
  if (word.width <= width) return [word];
  const parts: Word[] = [];
  let current: TextRun[] = [];
  for (const { text, bold } of word.pieces) {
    for (const character of text) {
      const last = current.at(-1);
      const longer =
        last?.bold === bold ? [...current.slice(0, -1), { text: last.text + character, bold }] : [...current, { text: character, bold }];
      if (current.length > 0 && widthOf(longer, size, measure) > width) {
        parts.push({ pieces: current, width: widthOf(current, size, measure) });
        current = [{ text: character, bold }];
      } else current = longer;
    }
  }
  return [...parts, { pieces: current, width: widthOf(current, size, measure) }];
}

function widthOf(pieces: readonly TextRun[], size: number, measure: Measure): number {
  return pieces.reduce((sum, { text, bold }) => sum + measure(text, faceOf(bold), size), 0);
}

/**
 * Breaks runs of text into lines no wider than `width`, at plain spaces only: no-break spaces hold their words together.
 * `face` overrides the plain face, for small print in italics.
 */
export function breakIntoLines(
  runs: readonly TextRun[],
  width: number,
  size: number,
  measure: Measure,
  plainFace: FontName = 'regular',
): TextLine[] {
  const face = (bold: boolean): FontName => (bold ? 'bold' : plainFace);
  const measured: Measure = (text, font, points) => measure(text, font === 'regular' ? plainFace : font, points);
  const words = wordsOf(runs, size, measured).flatMap((word) => fitting(word, width, size, measured));
  const lines: Word[][] = [];
  let used = 0;
  for (const word of words) {
    const space = measured(' ', 'regular', size);
    const current = lines.at(-1);
    if (current && used + space + word.width <= width) {
      current.push(word);
      used += space + word.width;
    } else {
      lines.push([word]);
      used = word.width;
    }
  }
  return lines.map((line) => lineOf(line, size, measure, face));
}

function lineOf(words: Word[], size: number, measure: Measure, face: (bold: boolean) => FontName): TextLine {
  const runs: TextRun[] = [];
  words.forEach((word, index) => {
    word.pieces.forEach((piece, position) => {
      const text = position === 0 && index > 0 ? ` ${piece.text}` : piece.text;
      const last = runs.at(-1);
      if (last && last.bold === piece.bold) last.text += text;
      else if (last && text.startsWith(' ')) {
        // The space belongs to the text before it, so that no segment starts with one.
        last.text += ' ';
        runs.push({ text: text.slice(1), bold: piece.bold });
      } else runs.push({ text, bold: piece.bold });
    });
  });
  const segments: LineSegment[] = [];
  let x = 0;
  for (const { text, bold } of runs) {
    const font = face(bold);
    const width = measure(text, font, size);
    segments.push({ x, text, font, width });
    x += width;
  }
  return { segments, width: x };
}

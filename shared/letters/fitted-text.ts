import type { TextRun } from './letter-content.ts';
import { breakIntoLines, type Measure, type TextLine } from './text-layout.ts';

/**
 * Text in at most `maxLines` lines; what does not fit gives way to an ellipsis, so that a block's height is known whatever a name
 * holds.
 */
export function fittedLines(runs: readonly TextRun[], width: number, size: number, maxLines: number, measure: Measure): TextLine[] {
  const whole = breakIntoLines(runs, width, size, measure);
  if (whole.length <= maxLines) return whole;
  const length = runs.reduce((sum, { text }) => sum + text.length, 0);
  let [fits, tooLong] = [0, length];
  let best = breakIntoLines([{ text: '…', bold: false }], width, size, measure);
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    const lines = breakIntoLines(shortened(runs, middle), width, size, measure);
    if (lines.length <= maxLines) [fits, best] = [middle, lines];
    else tooLong = middle;
  }
  return best;
}

/** The first characters of some runs and an ellipsis; a pair of surrogates is not parted. */
function shortened(runs: readonly TextRun[], length: number): TextRun[] {
  const kept: TextRun[] = [];
  let left = length;
  for (const { text, bold } of runs) {
    if (left <= 0) break;
    kept.push({ text: text.slice(0, left), bold });
    left -= text.length;
  }
  const last = kept.at(-1);
  if (last) last.text = `${last.text.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
  return kept;
}

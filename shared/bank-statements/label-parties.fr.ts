import { joinTexts } from './join-texts.ts';

/** Words by which a bank marks the parties and the purpose inside a label: `DE: CLIENT MOTIF: FAC-1`, `/DE CLIENT /MOTIF FAC-1`. */
const MARKS = /(?:^|\s)(?:(DE|POUR|MOTIF|REF|ID|CHEZ|BQ|DATE) ?: ?|\/(DE|BEN|POUR|MOTIF|REFDO|REFBEN|REF|RNF|IB|BQ|DATE)\s)/g;
const PARTIES = new Set(['DE', 'POUR', 'BEN']);
const PURPOSES = new Set(['MOTIF', 'REF', 'REFDO', 'REFBEN', 'RNF']);
/** The payment schemes' word for « none ». */
const NOT_PROVIDED = /^\s*NOTPROVIDED\s*$/i;

/** The other party and the purpose that a label states by marks; empty texts where it has none. */
export function partiesOfLabel(label: string): { counterparty: string; reference: string } {
  const marks = [...label.matchAll(MARKS)];
  const textsOf = (wanted: ReadonlySet<string>) =>
    marks.flatMap((mark, index) =>
      wanted.has(mark[1] ?? mark[2] ?? '') ? [label.slice(mark.index + mark[0].length, marks[index + 1]?.index)] : [],
    );
  return { counterparty: joinTexts(textsOf(PARTIES)), reference: joinTexts(textsOf(PURPOSES).filter((text) => !NOT_PROVIDED.test(text))) };
}

import type { LocalDate } from '../dates/local-date.ts';
import type { LateFeeStatement } from '../late-fees/late-fees.contract.ts';
import type { LetterBlock, LetterTable } from './letter-content.ts';
import { label } from './letter-parts.ts';
import type { LetterLabels } from './letter-template.ts';

/** The interest line by line up to its last day, on a page of its own; none where no interest is charged. */
export function interestAnnex(
  fees: Pick<LateFeeStatement, 'lines' | 'interestCents'>,
  interestTo: LocalDate,
  labels: LetterLabels,
  explanation: readonly LetterBlock[],
): LetterBlock[] {
  if (fees.lines.length === 0) return [];
  const { columns, voice } = labels;
  const rows = fees.lines.map((line) => ({
    cells: [
      line.invoiceNumber,
      voice.date(line.from),
      voice.date(line.to),
      String(line.days),
      voice.rate(line.ratePct),
      voice.amount(line.openCents),
      voice.amount(line.interestCents),
    ],
    style: 'plain' as const,
  }));
  const table: LetterTable = {
    type: 'table',
    columns: [
      { title: columns.invoice, width: 40, align: 'left' },
      { title: columns.from, width: 22, align: 'left' },
      { title: columns.to, width: 22, align: 'left' },
      { title: columns.days, width: 14, align: 'right' },
      { title: columns.rate, width: 22, align: 'right' },
      { title: columns.base, width: 26, align: 'right' },
      { title: columns.interest, width: 24, align: 'right' },
    ],
    rows: [...rows, { cells: [labels.annexTotal, '', '', '', '', '', voice.euros(fees.interestCents)], style: 'strong' }],
  };
  return [
    { type: 'pageBreak' },
    { type: 'title', text: label(voice, labels.annexTitle, { date: voice.longDate(interestTo) }) },
    table,
    ...explanation.map((block): LetterBlock => (block.type === 'paragraph' ? { ...block, type: 'note' } : block)),
  ];
}

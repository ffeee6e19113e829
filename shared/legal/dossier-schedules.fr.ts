import { formatDate } from '../dates/format-date.ts';
import type { LetterBlock } from '../letters/letter-content.ts';
import { headingBlock, paragraphBlock, tableBlock } from '../letters/report-blocks.ts';
import { addCents } from '../money/cents.ts';
import { formatAmount, formatEuros } from '../money/format-money.ts';
import { everyWords, instalmentStateName, scheduleStateWords } from '../schedules/schedule-words.fr.ts';
import type { Schedule } from '../schedules/schedules.contract.ts';

/** An agreed schedule: what it holds, its instalments and what came of them. */
export function scheduleReport(schedule: Schedule): LetterBlock[] {
  const { agreedOn, every, principalCents, interestCents, indemnityCents, totalCents, paidCents, openCents } = schedule;
  return [
    {
      type: 'panel',
      heading: `Échéancier convenu le ${formatDate(agreedOn)}`,
      rows: [
        {
          label: 'Total',
          text: `${formatEuros(totalCents)} (principal ${formatEuros(principalCents)}, intérêts ${formatEuros(interestCents)}, indemnités ${formatEuros(indemnityCents)})`,
        },
        { label: 'Rythme', text: everyWords(every) },
        { label: 'Réglé', text: formatEuros(paidCents) },
        ...(schedule.lostCents > 0 ? [{ label: 'Passé en perte', text: formatEuros(schedule.lostCents) }] : []),
        { label: 'Reste', text: formatEuros(openCents) },
        {
          label: 'État',
          text: scheduleStateWords(schedule),
        },
      ],
    },
    headingBlock('Échéances'),
    tableBlock(
      [
        ['N°', 14],
        ['Échéance', 34],
        ['Montant (€)', -32],
        [schedule.lostCents > 0 ? 'Réglé ou perdu (€)' : 'Réglé (€)', -32],
        ['Reste (€)', -32],
        ['État', 26],
      ],
      schedule.instalments.map(({ position, dueOn, amountCents, paidCents: paid, openCents: left, state: how, lostCents }) => [
        String(position),
        formatDate(dueOn),
        formatAmount(amountCents),
        formatAmount(addCents(paid, lostCents)),
        formatAmount(left),
        instalmentStateName({ state: how, lostCents }),
      ]),
    ),
    headingBlock('Factures de l’accord'),
    schedule.invoices.length === 0
      ? paragraphBlock('Aucune facture.')
      : tableBlock(
          [
            ['Facture', 60],
            ['Échéance d’origine', 40],
            ['Dans l’accord (€)', -35],
            ['Reste dû (€)', -35],
          ],
          schedule.invoices.map(({ invoiceNumber, dueOn, amountCents, openCents: left }) => [
            invoiceNumber,
            formatDate(dueOn),
            formatAmount(amountCents),
            formatAmount(left),
          ]),
        ),
  ];
}

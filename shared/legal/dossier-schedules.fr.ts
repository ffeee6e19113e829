import { formatDate } from '../dates/format-date.ts';
import type { LetterBlock } from '../letters/letter-content.ts';
import { headingBlock, paragraphBlock, tableBlock } from '../letters/report-blocks.ts';
import { subtractCents } from '../money/cents.ts';
import { formatAmount, formatEuros } from '../money/format-money.ts';
import { everyWords, instalmentStateName, scheduleStateWords } from '../schedules/schedule-words.fr.ts';
import type { Schedule } from '../schedules/schedules.contract.ts';

/** An agreed schedule: what it holds, its instalments and what came of them. */
export function scheduleReport(schedule: Schedule): LetterBlock[] {
  const { agreedOn, every, principalCents, interestCents, indemnityCents, totalCents, paidCents, creditedCents, lostCents, openCents } =
    schedule;
  const [hasCredits, hasLosses] = [creditedCents > 0, lostCents > 0];
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
        { label: 'Réglé', text: formatEuros(subtractCents(paidCents, creditedCents)) },
        ...(creditedCents > 0 ? [{ label: 'Déduit par avoir', text: formatEuros(creditedCents) }] : []),
        ...(hasLosses ? [{ label: 'Passé en perte', text: formatEuros(lostCents) }] : []),
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
        ['N°', 8],
        ['Échéance', 22],
        ['Montant (€)', -24],
        ['Réglé (€)', -24],
        ...(hasCredits ? [['Avoir (€)', -20] as const] : []),
        ...(hasLosses ? [['Perte (€)', -20] as const] : []),
        ['Reste (€)', -24],
        ['État', 68 - (hasCredits ? 20 : 0) - (hasLosses ? 20 : 0)],
      ],
      schedule.instalments.map((instalment) => [
        String(instalment.position),
        formatDate(instalment.dueOn),
        formatAmount(instalment.amountCents),
        formatAmount(subtractCents(instalment.paidCents, instalment.creditedCents)),
        ...(hasCredits ? [formatAmount(instalment.creditedCents)] : []),
        ...(hasLosses ? [formatAmount(instalment.lostCents)] : []),
        formatAmount(instalment.openCents),
        instalmentStateName(instalment),
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

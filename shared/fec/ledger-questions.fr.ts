import { formatDate } from '../dates/format-date.ts';
import { addDays, isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import type { ImportQuestion } from '../imports/imports.contract.ts';
import { cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';

/** Answers by question, as the import keeps them. */
export type LedgerAnswers = Readonly<Record<string, string>>;

/** Opening balances without a date or a piece of their own: which day, or not at all. Any date answers too. */
export function openingQuestion(count: number, amountCents: number, opensOn: LocalDate): ImportQuestion {
  const eve = addDays(opensOn, -1);
  const amount = formatEuros(cents(amountCents));
  const found = count > 1 ? `${count} soldes d’ouverture de clients, pour ${amount},` : `Un solde d’ouverture de client, de ${amount},`;
  return {
    code: 'openingBalances',
    message: `${found} ${count > 1 ? 'n’ont' : 'n’a'} ni date ni facture d’origine dans ce fichier. De quel jour faut-il dater ces créances ? Choisissez, ou donnez un autre jour.`,
    choices: [
      { value: eve, label: `le ${formatDate(eve)}, dernier jour de l’exercice précédent` },
      { value: opensOn, label: `le ${formatDate(opensOn)}, jour de l’ouverture` },
      { value: 'none', label: 'ne pas les reprendre : leurs factures sont déjà dans le dossier, ou seront importées à part' },
    ],
    input: 'date',
  };
}

/** The day that an answer gives, null for none of them, undefined when the question is not answered. */
export function openingDay(question: ImportQuestion, answers: LedgerAnswers): LocalDate | null | undefined {
  const answer = answers[question.code];
  if (answer === 'none') return null;
  return answer !== undefined && isLocalDate(answer) ? localDate(answer) : undefined;
}

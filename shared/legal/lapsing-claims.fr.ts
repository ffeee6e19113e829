import { formatDate } from '../dates/format-date.ts';
import type { LapsingClaim } from './lapsing-claims.ts';

/** What comes of a schedule that is signed too late for its claims, the most pressing first; empty where none lapses. */
export function lapsingClaimSentences(claims: readonly LapsingClaim[]): string[] {
  const over = claims.filter(({ isOver }) => isOver);
  const running = claims.filter(({ isOver }) => !isOver);
  const [first, ...others] = running;
  const told = (all: readonly LapsingClaim[]) => all.map(({ invoiceNumber, on }) => `${invoiceNumber} le ${formatDate(on)}`).join(', ');
  return [
    ...(over.length === 0
      ? []
      : [
          `Prescription déjà acquise : ${told(over)}. L’accord signé n’y change rien, sauf si le débiteur y renonce en le sachant (C. civ. 2250, 2251).`,
        ]),
    ...(first === undefined
      ? []
      : [
          `Faites signer au plus tard le ${formatDate(first.on)} : ${first.invoiceNumber} s’éteint ce jour-là ; l’accord signé interrompt la prescription, un accord sans signature non.${
            others.length === 0 ? '' : ` Puis ${told(others)}.`
          }`,
        ]),
  ];
}

import { formatDate } from '../dates/format-date.ts';
import { cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { RetentionObstacle } from './retention.ts';

const many = (count: number, one: string, more: string) => (count === 1 ? one : `${count} ${more}`);

/** What stands against taking a customer's details out, as a sentence. */
export function obstacleSentence(obstacle: RetentionObstacle): string {
  switch (obstacle.code) {
    case 'owed':
      return obstacle.cents > 0
        ? `Ce client doit encore ${formatEuros(cents(obstacle.cents))}.`
        : `Vous devez encore ${formatEuros(cents(-obstacle.cents))} à ce client (avoirs).`;
    case 'credit':
      return obstacle.count === 1
        ? `Un règlement de ce client n’est pas affecté en entier : il en reste ${formatEuros(cents(obstacle.cents))}.`
        : `${obstacle.count} règlements de ce client ne sont pas affectés en entier : il en reste ${formatEuros(cents(obstacle.cents))}.`;
    case 'unsettled':
      return `${obstacle.count} factures et avoirs restent à affecter les uns aux autres.`;
    case 'dispute':
      return many(obstacle.count, 'Un litige est ouvert.', 'litiges sont ouverts.');
    case 'schedule':
      return many(obstacle.count, 'Un échéancier est en cours.', 'échéanciers sont en cours.');
    case 'case':
      return many(obstacle.count, 'Un dossier contentieux est ouvert.', 'dossiers contentieux sont ouverts.');
    case 'books':
      return `Ses factures et règlements se gardent dix ans à partir de la clôture de l’exercice (C. com. L123-22) : jusqu’au ${formatDate(obstacle.until)}, l’exercice étant compté au plus tard.`;
    case 'judgment':
      return `Une décision de justice s’exécute pendant dix ans (CPCE L111-4) : jusqu’au ${formatDate(obstacle.until)}.`;
    case 'prescription':
      return `Une prescription interrompue court encore : jusqu’au ${formatDate(obstacle.until)} au plus tard.`;
  }
}

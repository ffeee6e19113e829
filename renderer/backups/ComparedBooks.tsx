import type { ComparedBook } from '../../shared/backups/backups.contract.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import classes from './Backups.module.css';
import { hourOf } from './backup-moments.fr.ts';

interface Line {
  label: string;
  of: (book: ComparedBook) => string;
}

const count = (value: number) => value.toLocaleString('fr-FR');
const day = (value: LocalDate | null) => (value === null ? 'aucun' : formatDate(value));

const LINES: readonly Line[] = [
  { label: 'Clients', of: ({ customers }) => count(customers) },
  { label: 'Factures et avoirs', of: ({ invoices }) => count(invoices) },
  { label: 'Total facturé', of: ({ invoiceCents }) => formatEuros(invoiceCents) },
  { label: 'Règlements', of: ({ payments }) => count(payments) },
  { label: 'Total des règlements', of: ({ paymentCents }) => formatEuros(paymentCents) },
  { label: 'Reste dû ce jour-là', of: ({ openCents }) => formatEuros(openCents) },
  { label: 'Dernier import', of: ({ facts }) => day(facts.lastImportOn) },
  { label: 'Dernier règlement', of: ({ facts }) => day(facts.lastPaymentOn) },
  { label: 'Dernier courrier imprimé', of: ({ facts }) => day(facts.lastLetterOn) },
  { label: 'Dernière opération notée', of: ({ facts }) => (facts.lastDecisionAt === null ? 'aucune' : instantOf(facts.lastDecisionAt)) },
];

/** A copy without a control file does not say when it was made: today's day would be a lie. */
function backupTitle({ takenAt }: ComparedBook): string {
  return takenAt === null ? 'Cette sauvegarde (non datée)' : `Sauvegarde du ${instantOf(takenAt)}`;
}

/** « 22/11/2026 à 9 h 12 », in this computer's time. */
function instantOf(instant: string): string {
  return `${new Date(instant).toLocaleDateString('fr-FR')} à ${hourOf(instant)}`;
}

/** A backup's figures, beside those of the company's present file where there is one; what differs stands out. */
export function ComparedBooks({ backup, current }: { backup: ComparedBook; current: ComparedBook | null }) {
  return (
    <table className={classes.compared}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Ce qui est comparé</span>
          </th>
          <th scope="col">{backupTitle(backup)}</th>
          {current !== null && <th scope="col">Dossier actuel, {formatDate(current.asOf)}</th>}
        </tr>
      </thead>
      <tbody>
        {LINES.map(({ label, of }) => {
          const differs = current !== null && of(current) !== of(backup);
          return (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td data-differs={differs || undefined}>{of(backup)}</td>
              {current !== null && <td data-differs={differs || undefined}>{of(current)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

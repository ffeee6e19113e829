import { formatDate } from '../dates/format-date.ts';
import type { Period } from '../dates/year-month.ts';
import { type Cents, cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { ImportProblem, ImportQuestion, PreviewRow } from './imports.contract.ts';
import type { KnownInvoice } from './known-book.ts';
import type { StoredOpening } from './later-ledgers.ts';

/** An opening of a later year that the earlier year does not explain. */
export interface DifferingOpening {
  readonly opening: StoredOpening;
  /** What the earlier year leaves owed on that day. */
  readonly leftCents: Cents;
}

const NAMED = 3;

/** What to do with openings of a later year that the year imported now contradicts; null when it contradicts none. */
export function differingOpeningsQuestion(differing: readonly DifferingOpening[], period: Period | null): ImportQuestion | null {
  const [first] = differing;
  if (!first) return null;
  const { fileName, opensOn } = first.opening;
  const evidence = differing
    .slice(0, NAMED)
    .map(
      ({ opening, leftCents }) =>
        `${opening.customerName} devait ${formatEuros(opening.netCents)} d’après « ${opening.fileName} », ${formatEuros(leftCents)} d’après ce fichier`,
    );
  const others = differing.length - evidence.length;
  const more = others > 0 ? ` ; et ${others} autre${others > 1 ? 's' : ''} client${others > 1 ? 's' : ''}` : '';
  const gap =
    period !== null && monthsBetween(period.to, opensOn) > 1
      ? ` Les écritures de ce fichier s’arrêtent le ${formatDate(period.to)} : il manque peut-être un exercice entre les deux.`
      : '';
  return {
    code: 'laterOpenings',
    message: `« ${fileName} », déjà importé, s’ouvre le ${formatDate(opensOn)} sur d’autres soldes que ceux que laisse ce fichier : ${evidence.join(' ; ')}${more}.${gap} Que deviennent ces soldes d’ouverture ?`,
    choices: [
      { value: 'replace', label: 'les factures et règlements de ce fichier les remplacent' },
      { value: 'keep', label: 'les garder à côté des factures de ce fichier : ce sont d’autres créances' },
    ],
  };
}

function monthsBetween(from: string, to: string): number {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(to) - month(from);
}

/** What becomes of the openings of later years, and whether their lettering could be applied again. */
export function replacedOpeningsRemark(replaced: readonly StoredOpening[], notKept: readonly string[]): ImportProblem {
  const files = [...new Set(replaced.map(({ fileName }) => `« ${fileName} »`))].join(' et ');
  const amount = formatEuros(cents(replaced.reduce((sum, { netCents }) => sum + netCents, 0)));
  const what =
    replaced.length > 1
      ? `${replaced.length} soldes d’ouverture de ${files}, pour ${amount}, sont remplacés par les factures et règlements de ce fichier`
      : `Le solde d’ouverture de ${files}, de ${amount}, est remplacé par les factures et règlements de ce fichier`;
  const again =
    notKept.length === 0
      ? 'les règlements reçus depuis leur sont affectés.'
      : `le fichier ${notKept.map((file) => `« ${file} »`).join(' et ')} n’a pas été gardé : ce qui soldait ces soldes va aux plus anciennes factures. Importez-le de nouveau pour que son lettrage s’applique.`;
  return { severity: 'remark', row: 0, column: '', code: 'LEDGER_OPENINGS_REPLACED', message: `${what} ; ${again}`, value: '' };
}

/** A document that stood for an opening and gives way, as the preview lists it. */
export function replacedRow({ number, issuedOn, dueOn, totalCents }: KnownInvoice, customerName: string): PreviewRow {
  return {
    row: 0,
    state: 'changed',
    label: number,
    customerName,
    date: issuedOn,
    dueOn,
    amountCents: totalCents,
    changes: ['solde d’ouverture remplacé par les factures de ce fichier'],
  };
}

import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { disputeOutcomeWords } from '../disputes/dispute-words.fr.ts';
import type { Dispute } from '../disputes/disputes.contract.ts';
import type { LetterBlock } from '../letters/letter-content.ts';
import { headingBlock, noteBlock, paragraphBlock, tableBlock } from '../letters/report-blocks.ts';
import { formatAmount, formatEuros } from '../money/format-money.ts';
import type { PromiseRecord } from '../promises/promises.contract.ts';
import { afterJudgmentWords, outcomeName, proceedingsName, routeName } from './case-words.fr.ts';
import type { LegalCase } from './cases.contract.ts';

/** A line of the history of contacts: a call, a letter, a message. */
export interface DossierContact {
  on: LocalDate;
  /** « Appel : règlement promis ». */
  what: string;
  /** The invoices that it was about, what was said. */
  details: readonly string[];
  /** The exhibit that holds it, where there is one. */
  exhibit: string | null;
}

/** Every call, letter and message, the oldest first. */
export function contactsReport(contacts: readonly DossierContact[]): LetterBlock[] {
  if (contacts.length === 0) return [paragraphBlock('Aucun contact n’est enregistré avec ce client.')];
  return [
    paragraphBlock('Appels, courriers et messages, tels qu’ils ont été notés au moment où ils ont eu lieu.'),
    tableBlock(
      [
        ['Date', 22],
        ['Contact', 52],
        ['Détail', 80],
        ['Pièce', 16],
      ],
      contacts.map(({ on, what, details, exhibit }) => [
        formatDate(on),
        what,
        details.filter((text) => text !== '').join(' · '),
        exhibit ?? '',
      ]),
    ),
  ];
}

const PROMISE_STATES: Record<PromiseRecord['state'], string> = {
  running: 'en cours',
  kept: 'tenue',
  partlyKept: 'tenue en partie',
  broken: 'non tenue',
  replaced: 'remplacée',
  withdrawn: 'retirée',
  lapsed: 'sans objet',
};

export function promisesReport(promises: readonly PromiseRecord[]): LetterBlock[] {
  return [
    paragraphBlock(
      'Ce que le client a promis de payer, et ce qu’il en est advenu. Une promesse est tenue si elle est payée dans les deux jours.',
    ),
    tableBlock(
      [
        ['Faite le', 22],
        ['Par', 32],
        ['Montant (€)', -26],
        ['Pour le', 22],
        ['Reçu (€)', -24],
        ['Issue', 20],
        ['Factures', 24],
      ],
      promises.map(({ madeOn, madeBy, amountCents, promisedOn, cameCents, state, invoices }) => [
        formatDate(madeOn),
        madeBy,
        formatAmount(amountCents),
        formatDate(promisedOn),
        formatAmount(cameCents),
        PROMISE_STATES[state],
        invoices.map(({ invoiceNumber }) => invoiceNumber).join(', '),
      ]),
    ),
  ];
}

export function disputesReport(disputes: readonly Dispute[]): LetterBlock[] {
  return [
    paragraphBlock('Ce que le client a contesté. La partie contestée n’a pas été relancée tant que le litige était ouvert.'),
    tableBlock(
      [
        ['Facture', 36],
        ['Ouvert le', 24],
        ['Clos le', 24],
        ['Encore contesté (€)', -32],
        ['Motif et issue', 54],
      ],
      disputes.map(({ invoiceNumber, openedOn, closedOn, disputedCents, reason, outcome, creditNoteNumber }) => [
        invoiceNumber,
        formatDate(openedOn),
        closedOn === null ? 'en cours' : formatDate(closedOn),
        formatAmount(disputedCents),
        closedOn === null ? reason : `${reason} · ${disputeOutcomeWords({ outcome, creditNoteNumber })}`,
      ]),
    ),
  ];
}

/** One case: who and where, its steps with their costs, its time limits. */
export function caseReport(legalCase: LegalCase): LetterBlock[] {
  const { route, court, referenceNumber, officer, lawyer, proceedings, steps, deadlines, costs, openedOn, closedOn, outcome, outcomeNote } =
    legalCase;
  const after = afterJudgmentWords(legalCase.afterJudgment);
  const facts = [
    [
      'Voie',
      proceedings === null ? routeName(route) : `${routeName(route)} : ${proceedingsName(proceedings.kind).toLocaleLowerCase('fr')}`,
    ],
    ['Ouvert le', formatDate(openedOn)],
    ['Juridiction', court],
    ['Numéro', referenceNumber],
    ['Commissaire de justice', officer],
    ['Avocat', lawyer],
    ['Mandataire', proceedings?.agentName ?? ''],
    ['Jugement d’ouverture', proceedings?.judgmentOn ? formatDate(proceedings.judgmentOn) : ''],
    ['Factures', legalCase.invoices.map(({ invoiceNumber }) => invoiceNumber).join(', ')],
    ['Clos le', closedOn === null ? '' : formatDate(closedOn)],
    ['Issue', outcome === null ? '' : [outcomeName(outcome), outcomeNote].filter((text) => text !== '').join(' : ')],
  ].filter(([, value]) => value !== '') as [string, string][];
  return [
    { type: 'panel', heading: routeName(route), rows: facts.map(([label, text]) => ({ label, text })) },
    ...(after === null ? [] : [paragraphBlock(after)]),
    headingBlock('Étapes'),
    steps.length === 0
      ? paragraphBlock('Aucune étape n’est encore notée.')
      : tableBlock(
          [
            ['Date', 22],
            ['Étape', 60],
            ['Note', 62],
            ['Coût (€)', -26],
          ],
          [
            ...steps.map(({ on, name, note, costCents, recoverable }) => [
              formatDate(on),
              name,
              [note, costCents > 0 ? (recoverable ? 'à la charge du débiteur' : 'à notre charge') : '']
                .filter((text) => text !== '')
                .join(' · '),
              costCents === 0 ? '' : formatAmount(costCents),
            ]),
            ...(costs.totalCents === 0
              ? []
              : [{ cells: ['Total des frais', '', '', formatAmount(costs.totalCents)], style: 'strong' as const }]),
          ],
        ),
    ...(costs.totalCents === 0
      ? []
      : [
          noteBlock(
            `Dont ${formatEuros(costs.recoverableCents)} à la charge du débiteur et ${formatEuros(costs.ownCents)} à notre charge. Ces frais ne sont pas dans le reste dû des factures.`,
          ),
        ]),
    ...(deadlines.length === 0 ? [] : [headingBlock('Délais'), ...deadlines.map(({ sentence }) => paragraphBlock(sentence))]),
  ];
}

import { type Cents, subtractCents } from '../money/cents.ts';
import { type LossesByNumber, NO_LOSS } from '../write-offs/remission.ts';
import type { LetterBlock } from './letter-content.ts';
import { label } from './letter-parts.ts';
import type { LetterLabels } from './letter-template.ts';

interface LetteredInvoice {
  invoiceNumber: string;
  totalCents: Cents;
  openCents: Cents;
}

/** What came in on an invoice, credit notes included: a loss in our books is no money received. */
export function settledCents({ invoiceNumber, totalCents, openCents }: LetteredInvoice, losses: LossesByNumber | undefined): Cents {
  const { owedCents, releasedCents } = losses?.get(invoiceNumber) ?? NO_LOSS;
  return subtractCents(subtractCents(subtractCents(totalCents, openCents), owedCents), releasedCents);
}

/** Why some rows of a table do not add up: what was written off is not asked for, and is given up only where it was a gift. */
export function lossNotes(
  invoices: readonly { invoiceNumber: string }[],
  losses: LossesByNumber | undefined,
  { voice, notAskedNote, releasedNote }: LetterLabels,
): LetterBlock[] {
  return invoices.flatMap(({ invoiceNumber }) => {
    const { owedCents, releasedCents } = losses?.get(invoiceNumber) ?? NO_LOSS;
    const note = (template: string, amount: Cents): LetterBlock[] =>
      amount === 0
        ? []
        : [{ type: 'note', runs: [{ text: label(voice, template, { number: invoiceNumber, amount: voice.euros(amount) }), bold: false }] }];
    return [...note(notAskedNote, owedCents), ...note(releasedNote, releasedCents)];
  });
}

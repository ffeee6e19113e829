import { formatLongDate } from '../dates/format-date.ts';
import type { LetterBlock, LetterContent, LetterTable, TextRun } from '../letters/letter-content.ts';
import { type Correspondence, frameOf } from '../letters/letter-parts.ts';
import type { LetterLabels } from '../letters/letter-template.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import type { VatLine } from './write-offs.contract.ts';

/** A line whose tax is known. */
export type KnownVatLine = VatLine & { vatCents: Cents; lostNetCents: Cents; lostVatCents: Cents };

export interface VatNoteFacts extends Correspondence {
  lines: readonly KnownVatLine[];
  /** « Liquidation judiciaire clôturée ». */
  reason: string;
}

/**
 * The mention that the duplicate of an unpaid invoice bears for its VAT to be recovered, word for word (BOI-TVA-DED-40-10-20).
 * Source of the rule: CGI, art. 272-1.
 */
function vatMention({ lostNetCents, lostVatCents }: KnownVatLine, { voice }: LetterLabels): string {
  return voice.spaces(
    `« Facture demeurée impayée pour la somme de ${voice.euros(lostNetCents)} (prix hors taxe) et pour la somme de ${voice.euros(lostVatCents)} (taxe correspondante) qui ne peut faire l’objet d’une déduction (CGI, art. 272). »`,
  );
}

/** The letter to the customer, with the mention of each invoice; its duplicate goes with it. */
export function composeVatNote(facts: VatNoteFacts, labels: LetterLabels): LetterContent {
  const { creditor, lines } = facts;
  const { voice } = labels;
  const one = lines.length === 1;
  const subject = voice.spaces(
    one ? `Duplicata de la facture ${lines[0]?.invoiceNumber}, demeurée impayée` : 'Duplicata de factures demeurées impayées',
  );
  return {
    ...base(facts, labels, subject),
    blocks: [
      paragraph('Madame, Monsieur,'),
      paragraph(
        voice.spaces(
          one
            ? 'La facture dont le duplicata est joint n’a pas été réglée, et nous avons dû en constater la perte.'
            : `Les ${lines.length} factures dont les duplicatas sont joints n’ont pas été réglées, et nous avons dû en constater la perte.`,
        ),
      ),
      ...lines.flatMap((line): LetterBlock[] => [
        { type: 'heading', text: voice.spaces(`Facture ${line.invoiceNumber} du ${voice.longDate(line.issuedOn)}`) },
        { type: 'paragraph', runs: [{ text: vatMention(line, labels), bold: true }] },
      ]),
      paragraph(
        voice.spaces(
          'La taxe indiquée ci-dessus n’est donc pas déductible chez vous ; si vous l’avez déduite, il vous revient de la reverser. Ce courrier ne vaut pas remise de votre dette.',
        ),
      ),
      paragraph(voice.spaces('Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.')),
      {
        type: 'signatures',
        parties: [{ heading: '', lines: [creditor.signatoryName, creditor.signatoryTitle].filter((text) => text !== '') }],
      },
    ],
  };
}

/** The page that stays with the company: the amounts, and what to check before the tax is taken back. */
export function composeVatFilePage(facts: VatNoteFacts, labels: LetterLabels): LetterContent {
  const { customer, lines, reason } = facts;
  const { voice } = labels;
  const sumOf = (amount: (line: KnownVatLine) => Cents) => voice.euros(sumCents(lines.map(amount)));
  const table: LetterTable = {
    type: 'table',
    columns: [
      { title: 'Facture', width: 46, align: 'left' },
      { title: 'Date', width: 24, align: 'left' },
      { title: 'Total TTC', width: 25, align: 'right' },
      { title: 'Perdu TTC', width: 25, align: 'right' },
      { title: 'dont HT', width: 25, align: 'right' },
      { title: 'dont TVA', width: 25, align: 'right' },
    ],
    rows: [
      ...lines.map((line): LetterTable['rows'][number] => ({
        cells: [
          line.invoiceNumber,
          voice.date(line.issuedOn),
          voice.amount(line.totalCents),
          voice.amount(line.lostCents),
          voice.amount(line.lostNetCents),
          voice.amount(line.lostVatCents),
        ],
        style: 'plain',
      })),
      {
        cells: ['Total', '', '', sumOf((line) => line.lostCents), sumOf((line) => line.lostNetCents), sumOf((line) => line.lostVatCents)],
        style: 'strong',
      },
    ],
  };
  return {
    ...base(facts, labels, voice.spaces(`TVA à récupérer sur ${customer.name} : pour votre dossier, à ne pas envoyer`)),
    addressLines: [],
    blocks: [
      paragraph(voice.spaces(`Perte constatée le ${formatLongDate(facts.asOf)}. Raison : ${reason.toLocaleLowerCase('fr')}.`)),
      table,
      { type: 'heading', text: 'Avant de reprendre cette taxe' },
      ...[
        'La perte doit être définitive : liquidation judiciaire (à partir du jugement qui la prononce), ou preuve que tout recours est vain (procès-verbal de carence, débiteur disparu). Un simple retard ne suffit pas.',
        'Joignez au courrier un duplicata de chaque facture, avec ses mentions d’origine et, en surcharge, la mention reproduite dans le courrier. Pour plusieurs factures, le courrier, qui donne le numéro, la date, le hors taxe et la taxe de chacune, peut tenir lieu d’état récapitulatif. Gardez une copie de l’ensemble et la preuve de l’envoi.',
        'Si le client règle ensuite, tout ou partie, la taxe correspondante est de nouveau due.',
        'Le partage entre prix et taxe suit la TVA de chaque facture, celle de vos fichiers ou celle que vous avez indiquée, en proportion de ce qui est perdu.',
      ].map((text) => paragraph(voice.spaces(text))),
      {
        type: 'note',
        runs: [
          run(
            voice.spaces(
              'Règles : CGI, art. 272-1 ; BOI-TVA-DED-40-10-20. Quittance calcule et met en page, ce n’est pas un conseil fiscal : faites valider par votre expert-comptable.',
            ),
          ),
        ],
      },
    ],
  };
}

function base(facts: VatNoteFacts, labels: LetterLabels, subject: string): Omit<LetterContent, 'blocks'> {
  return {
    version: 1,
    kind: 'statement',
    ...frameOf(facts, labels),
    documentTitle: subject,
    delivery: null,
    subject,
  };
}

const run = (text: string): TextRun => ({ text, bold: false });
const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', runs: [run(text)] });

import { formatSiren } from '../companies/identifiers.ts';
import type { Customer } from '../customers/customers.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { lastInterestDay } from '../late-fees/late-fee-rules.ts';
import type { LateFeeStatement } from '../late-fees/late-fees.contract.ts';
import type { Proceedings } from '../legal/cases.contract.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { claimDeclarationWords as words } from './claim-declaration-words.fr.ts';
import { composeTableLetter } from './compose-table-letter.ts';
import { interestAnnex } from './interest-annex.ts';
import type { LetterBlock, LetterContent } from './letter-content.ts';
import type { Correspondence } from './letter-parts.ts';
import type { LetterLabels, TableTemplate } from './letter-template.ts';

interface DeclaredInvoice {
  number: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  openCents: Cents;
  disputedCents: Cents;
  /** Within `openCents`: written off in our books, and still owed. */
  lossCents: Cents;
}

export interface ClaimDeclarationFacts extends Correspondence {
  proceedings: Proceedings;
  judgmentOn: LocalDate;
  publishedOn: LocalDate | null;
  court: string;
  referenceNumber: string;
  /** As open at the judgment, oldest due first; those that fall due on its day or later are not due yet. */
  invoices: readonly DeclaredInvoice[];
  /** Credit notes and payments that settled nothing then: negative amounts. */
  credits: readonly { label: string; issuedOn?: LocalDate | undefined; amountCents: Cents }[];
  /** Up to the eve of the judgment, on what was due then; null where a rate is missing. */
  fees: LateFeeStatement | null;
}

export interface DeclaredSums {
  dueCents: Cents;
  notYetDueCents: Cents;
  creditCents: Cents;
  interestCents: Cents;
  indemnityCents: Cents;
  totalCents: Cents;
}

/** What is declared: all that was owed at the judgment, due or not, with its interest up to then, less what was to the debtor's credit. */
export function declaredSums({
  invoices,
  credits,
  fees,
  judgmentOn,
}: Pick<ClaimDeclarationFacts, 'invoices' | 'credits' | 'fees' | 'judgmentOn'>): DeclaredSums {
  const sumOf = (due: boolean) => sumCents(invoices.filter(({ dueOn }) => dueOn < judgmentOn === due).map(({ openCents }) => openCents));
  const [dueCents, notYetDueCents] = [sumOf(true), sumOf(false)];
  const creditCents = sumCents(credits.map(({ amountCents }) => amountCents));
  const [interestCents, indemnityCents] = [fees?.interestCents ?? sumCents([]), fees?.indemnityCents ?? sumCents([])];
  const totalCents = sumCents([dueCents, notYetDueCents, creditCents, interestCents, indemnityCents]);
  return { dueCents, notYetDueCents, creditCents, interestCents, indemnityCents, totalCents };
}

/** The agent as the one to whom the letter goes, in the debtor's place. */
export function addresseeOf(customer: Customer, { agentName, agentLine1, agentLine2, agentPostalCode, agentCity }: Proceedings): Customer {
  return {
    ...customer,
    name: agentName === '' ? words.agent : agentName,
    contactName: '',
    addressLine1: agentLine1,
    addressLine2: agentLine2,
    addressLine3: '',
    postalCode: agentPostalCode,
    city: agentCity,
    country: '',
    code: '',
    siren: '',
  };
}

/** The declaration of a claim in collective proceedings. @throws AppError LETTER_FIELD_EMPTY */
export function composeClaimDeclaration(facts: ClaimDeclarationFacts, template: TableTemplate, labels: LetterLabels): LetterContent {
  const { creditor, customer, asOf, proceedings, judgmentOn, invoices, fees } = facts;
  const { voice } = labels;
  const sums = declaredSums(facts);
  const hasAnnex = fees !== null && fees.lines.length > 0;
  const letter = composeTableLetter({
    correspondence: { ...facts, customer: addresseeOf(customer, proceedings) },
    template,
    labels,
    fields: {
      customerName: customer.name,
      creditorName: creditor.name,
      date: voice.longDate(asOf),
      judgmentOn: voice.longDate(judgmentOn),
      proceedings: words.placed[proceedings.kind],
      total: voice.euros(sums.totalCents),
      signatoryName: creditor.signatoryName,
    },
    holding: new Set([customer.kind]),
    count: invoices.length,
    table: [
      procedurePanel(facts, labels),
      invoiceTable(facts, labels),
      ...disputes(facts, labels),
      ...losses(facts, labels),
      sumsBlock(sums, facts, labels),
      nature(proceedings, labels),
    ],
    paymentReference: null,
    asked: null,
    // With an annex they follow it: on their own they would often be all that its page before holds.
    afterSignature: hasAnnex ? [] : exhibits(facts, labels),
    annex: (explanation) =>
      fees !== null && hasAnnex
        ? [
            ...interestAnnex(fees, lastInterestDay({ asOf, judgmentOn }), withInterestWords(labels), explanation),
            ...exhibits(facts, labels),
          ]
        : [],
  });
  return { ...letter, references: facts.referenceNumber === '' ? [] : [voice.spaces(words.reference(facts.referenceNumber))] };
}

/** The declaration says « intérêts » of what other letters call « pénalités »: its annex does too. */
function withInterestWords(labels: LetterLabels): LetterLabels {
  const { annexTitle, annexTotal, annexInterest } = words;
  return { ...labels, annexTitle, annexTotal, columns: { ...labels.columns, interest: annexInterest } };
}

function procedurePanel(
  { customer, proceedings, judgmentOn, publishedOn, court, referenceNumber }: ClaimDeclarationFacts,
  { voice }: LetterLabels,
): LetterBlock {
  const address = [customer.addressLine1, customer.addressLine2, `${customer.postalCode} ${customer.city}`.trim()].filter(
    (line) => line !== '',
  );
  const rows = [
    {
      label: words.debtor,
      text: [customer.name, ...(customer.siren === '' ? [] : [`SIREN ${formatSiren(customer.siren)}`]), ...address].join(', '),
    },
    { label: words.procedure, text: words.procedureOf(proceedings.kind, voice.longDate(judgmentOn)) },
    { label: words.court, text: court },
    { label: words.referenceLabel, text: referenceNumber },
    { label: words.publication, text: publishedOn === null ? '' : voice.longDate(publishedOn) },
  ];
  return {
    type: 'panel',
    heading: words.panel,
    rows: rows.filter(({ text }) => text !== '').map(({ label, text }) => ({ label, text: voice.spaces(text) })),
  };
}

function invoiceTable({ invoices, credits, judgmentOn }: ClaimDeclarationFacts, { columns, voice }: LetterLabels): LetterBlock {
  return {
    type: 'table',
    columns: [
      { title: columns.invoice, width: 42, align: 'left' },
      { title: columns.issuedOn, width: 22, align: 'left' },
      { title: columns.dueOn, width: 22, align: 'left' },
      { title: words.standing, width: 20, align: 'left' },
      { title: columns.total, width: 32, align: 'right' },
      { title: columns.open, width: 32, align: 'right' },
    ],
    rows: [
      ...invoices.map(({ number, issuedOn, dueOn, totalCents, openCents }) => ({
        cells: [
          number,
          voice.date(issuedOn),
          voice.date(dueOn),
          dueOn < judgmentOn ? words.due : words.notYetDue,
          voice.amount(totalCents),
          voice.amount(openCents),
        ],
        style: 'plain' as const,
      })),
      ...credits.map(({ label, issuedOn, amountCents }) => ({
        cells: [label, issuedOn === undefined ? '' : voice.date(issuedOn), '', '', '', voice.amount(amountCents)],
        style: 'plain' as const,
      })),
    ],
  };
}

function disputes({ invoices }: ClaimDeclarationFacts, { voice }: LetterLabels): LetterBlock[] {
  return invoices
    .filter(({ disputedCents }) => disputedCents > 0)
    .map(({ number, disputedCents }) => ({
      type: 'note',
      runs: [{ text: voice.spaces(words.disputed(number, voice.euros(disputedCents))), bold: false }],
    }));
}

function losses({ invoices }: ClaimDeclarationFacts, { voice }: LetterLabels): LetterBlock[] {
  return invoices
    .filter(({ lossCents }) => lossCents > 0)
    .map(({ number, lossCents }) => ({
      type: 'note',
      runs: [{ text: voice.spaces(words.loss(number, voice.euros(lossCents))), bold: false }],
    }));
}

function sumsBlock(
  { dueCents, notYetDueCents, creditCents, interestCents, indemnityCents, totalCents }: DeclaredSums,
  facts: ClaimDeclarationFacts,
  { voice }: LetterLabels,
): LetterBlock {
  const row = (label: string, amount: Cents, strong = false) => ({ label: voice.spaces(label), amount: voice.euros(amount), strong });
  return {
    type: 'sums',
    rows: [
      row(words.dueSum, dueCents),
      ...(notYetDueCents === 0 ? [] : [row(words.notYetDueSum, notYetDueCents)]),
      ...(creditCents === 0 ? [] : [row(words.credits, creditCents)]),
      ...(interestCents === 0 ? [] : [row(words.interest, interestCents)]),
      ...(indemnityCents === 0 ? [] : [row(words.indemnity(indemnityCents / 4000), indemnityCents)]),
      row(words.total(voice.date(facts.judgmentOn)), totalCents, true),
    ],
  };
}

function nature({ privilege }: Proceedings, { voice }: LetterLabels): LetterBlock {
  const text = privilege === '' ? words.unsecured : words.privileged(privilege);
  return { type: 'paragraph', runs: [{ text: voice.spaces(text), bold: false }] };
}

/** What goes with it: a copy of each invoice, the account, the detail of the interest, proofs. */
function exhibits({ invoices, credits, fees }: ClaimDeclarationFacts, { voice }: LetterLabels): LetterBlock[] {
  const numbers = invoices.map(({ number }) => number);
  const creditNotes = credits.filter(({ issuedOn }) => issuedOn !== undefined).map(({ label }) => label);
  const listed = [
    words.invoiceCopies(numbers),
    // A payment is in the account.
    ...(creditNotes.length > 0 ? [words.creditNoteCopies(creditNotes)] : []),
    words.account,
    ...(fees !== null && fees.lines.length > 0 ? [words.interestDetail] : []),
    words.proofs,
  ];
  return [
    { type: 'heading', text: words.exhibits },
    ...listed.map((text, index): LetterBlock => ({ type: 'note', runs: [{ text: voice.spaces(`${index + 1}. ${text}`), bold: false }] })),
  ];
}

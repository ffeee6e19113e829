import { readProfile } from '../../../db/companies/companies.queries.ts';
import { casesAt } from '../../../db/legal/cases.queries.ts';
import { type KeptFile, keptFileBytes, keptFilesOf, paymentsReceived } from '../../../db/legal/dossier.queries.ts';
import { listLetters, readPrintedPdf } from '../../../db/letters/letters.queries.ts';
import { listMessages } from '../../../db/messages/messages.queries.ts';
import { contactsOf } from '../../../db/reminders/contacts.queries.ts';
import { claimedInvoicesAt } from '../../../db/write-offs/losses.queries.ts';
import { isProgram } from '../../../shared/customers/kept-files.ts';
import { formatDate } from '../../../shared/dates/format-date.ts';
import { describeCase } from '../../../shared/legal/describe-case.ts';
import { interestReport, invoicesReport } from '../../../shared/legal/dossier-debt.fr.ts';
import {
  caseReport,
  contactsReport,
  type DossierContact,
  disputesReport,
  promisesReport,
} from '../../../shared/legal/dossier-history.fr.ts';
import { scheduleReport } from '../../../shared/legal/dossier-schedules.fr.ts';
import { exhibitName, plainExtension, plainStem } from '../../../shared/legal/exhibit-names.ts';
import { exhibitWords as words } from '../../../shared/legal/exhibit-words.fr.ts';
import { invoiceSheet } from '../../../shared/legal/invoice-sheet.fr.ts';
import { layoutReport } from '../../../shared/letters/layout-report.ts';
import type { LetterBlock } from '../../../shared/letters/letter-content.ts';
import type { LetterSummary } from '../../../shared/letters/letters.contract.ts';
import type { Message } from '../../../shared/messages/messages.contract.ts';
import { sumCents } from '../../../shared/money/cents.ts';
import { callWords, contactTitle, promiseWords } from '../../../shared/reminders/contact-words.fr.ts';
import { breathe, type QueryContext } from '../context.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';
import type { DossierDebt } from './dossier-debt.ts';
import { historicalEmail } from './dossier-email.ts';
import type { DossierScope, DossierSources, Exhibit } from './dossier-sources.ts';

/** Everything that a dossier holds, one exhibit at a time, numbered in its order; only one is in memory. */
export async function* dossierExhibits(
  context: QueryContext,
  scope: DossierScope,
  debt: DossierDebt,
  sources: DossierSources,
): AsyncGenerator<Exhibit> {
  const { db } = context;
  const { customerId, asOf } = scope;
  const pause = () => breathe(context);
  const creditor = readProfile(db);
  const subject = `${creditor.name} · ${scope.customerName} · ${formatDate(asOf)}`;
  const kept = keptFilesOf(db, customerId, asOf);
  const given = new Set<number>();
  let count = 0;
  const next = () => String(++count).padStart(2, '0');
  const report = async (number: string, title: string, proves: string, blocks: readonly LetterBlock[]): Promise<Exhibit> => {
    const pages = layoutReport({ title, note: subject, blocks }, pageFonts().measure);
    const bytes = await paintPdf(pages, { title: `${title}, ${subject}`, author: creditor.name, printedOn: asOf });
    return { number, name: exhibitName(number, title, '.pdf'), title, proves, bytes, pages: pages.length };
  };
  /** Files kept with an exhibit, after it. */
  const annexes = function* (of: string, files: readonly KeptFile[], from: number, proves: string): Generator<Exhibit> {
    let part = from;
    for (const file of files) {
      if (given.has(file.fileId)) continue;
      given.add(file.fileId);
      part += 1;
      yield keptExhibit(file, `${of}-${part}`, proves, keptFileBytes(db, file.fileId));
    }
  };

  const statement = sources.statementPages(context, { customerId, asOf });
  const statementTitle = words.statement(asOf);
  const statementNumber = next();
  yield {
    number: statementNumber,
    name: exhibitName(statementNumber, statementTitle, '.pdf'),
    title: statementTitle,
    proves: words.statementProves,
    bytes: await paintPdf(statement, { title: `${statementTitle}, ${scope.customerName}`, author: creditor.name, printedOn: asOf }),
    pages: statement.length,
  };

  const { fees, terms, credits } = debt;
  const { debtor, publicBuyer, contractRatePct = null, judgmentOn = null } = terms;
  const interest = interestReport(fees, {
    debtor,
    publicBuyer,
    contractRatePct,
    judgmentOn: judgmentOn !== null && judgmentOn <= asOf ? judgmentOn : null,
    asOf,
  });
  yield await report(next(), words.interest(asOf), words.interestProves, interest);

  const invoices = claimedInvoicesAt(db, asOf, customerId).toSorted((a, b) => a.issuedOn.localeCompare(b.issuedOn) || a.id - b.id);
  const caseCosts = casesAt(db, asOf, customerId).map((record) => describeCase(record, asOf).costs);
  const invoicesNumber = next();
  yield await report(
    invoicesNumber,
    words.invoices,
    words.invoicesProve,
    invoicesReport(invoices, paymentsReceived(db, customerId, asOf), credits, asOf, {
      recoverableCents: sumCents(caseCosts.map((costs) => costs.recoverableCents)),
      ownCents: sumCents(caseCosts.map((costs) => costs.ownCents)),
    }),
  );
  const sheet = invoiceSheet(invoices, asOf);
  const table = (number: string, extension: string, bytes: Uint8Array): Exhibit => {
    const title = words.invoiceTable;
    return { number, name: exhibitName(number, title, extension), title, proves: words.invoiceTableProves, bytes, pages: null };
  };
  yield table(`${invoicesNumber}-1`, '.csv', await sources.writeCsv(sheet, pause));
  yield table(`${invoicesNumber}-2`, '.xlsx', await sources.writeWorkbook([sheet], pause));
  const ofInvoices = kept.filter(({ invoiceNumber, letterId }) => invoiceNumber !== null && letterId === null);
  yield* annexes(invoicesNumber, ofInvoices, 2, words.invoiceFileProves);

  const letters = listLetters(db, customerId)
    .filter(({ state, printedOn }) => (state === 'printed' || state === 'sent') && printedOn !== null && printedOn <= asOf)
    .sort((a, b) => ((a.sentOn ?? a.printedOn ?? '') < (b.sentOn ?? b.printedOn ?? '') ? -1 : 1));
  const exhibitOfLetter = new Map<number, string>();
  for (const letter of letters) {
    await pause();
    const number = next();
    exhibitOfLetter.set(letter.letterId, number);
    yield letterExhibit(letter, number, readPrintedPdf(db, letter.letterId));
    yield* annexes(
      number,
      kept.filter(({ letterId }) => letterId === letter.letterId),
      0,
      words.proofProves(letter.delivery, letter.deliveredOn),
    );
  }
  // Proofs of letters that were never posted belong to no exhibit.
  for (const { fileId, letterId } of kept) if (letterId !== null && !exhibitOfLetter.has(letterId)) given.add(fileId);

  const messages = listMessages(db, customerId)
    .filter(({ state, sentOn }) => state === 'sent' && sentOn !== null && sentOn <= asOf)
    .reverse();
  const contactsNumber = next();
  const exhibitOfContact = new Map(messages.map(({ contactId }, index) => [contactId, `${contactsNumber}-${index + 1}`]));
  const contacts = contactsOf(db, customerId).filter(({ on }) => on <= asOf);
  const inLog = new Set(contacts.map(({ letterId }) => letterId));
  const log: DossierContact[] = [
    ...contacts.map((contact) => ({
      on: contact.on,
      what: contactTitle(contact),
      details: [
        contact.invoiceNumbers.join(', '),
        callWords(contact),
        contact.promise === null ? '' : promiseWords(contact.promise),
        contact.note,
      ],
      exhibit:
        (contact.letterId === null ? undefined : exhibitOfLetter.get(contact.letterId)) ?? exhibitOfContact.get(contact.contactId) ?? null,
    })),
    ...letters
      .filter(({ letterId, sentOn }) => sentOn !== null && !inLog.has(letterId))
      .map((letter) => ({
        on: letter.sentOn ?? asOf,
        what: words.letterName(letter),
        details: [],
        exhibit: exhibitOfLetter.get(letter.letterId) ?? null,
      })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  yield await report(contactsNumber, words.contacts, words.contactsProve, contactsReport(log));
  for (const [index, message] of messages.entries()) yield messageExhibit(message, `${contactsNumber}-${index + 1}`, creditor);

  const schedules = (await sources.listSchedules(context, { asOf })).filter((each) => each.customerId === customerId).reverse();
  for (const schedule of schedules) {
    const number = next();
    yield await report(number, words.schedule(schedule.agreedOn), words.scheduleProves, scheduleReport(schedule));
    yield* annexes(
      number,
      kept.filter(({ scheduleId }) => scheduleId === schedule.scheduleId),
      0,
      words.signedProves,
    );
  }
  const promises = (await sources.listPromises(context, { asOf, customerId })).toReversed();
  if (promises.length > 0) yield await report(next(), words.promises, words.promisesProve, promisesReport(promises));
  const disputes = (await sources.listDisputes(context, { asOf })).filter((each) => each.customerId === customerId).reverse();
  if (disputes.length > 0) yield await report(next(), words.disputes, words.disputesProve, disputesReport(disputes));
  for (const record of casesAt(db, asOf, customerId)) {
    const number = next();
    yield await report(number, words.legalCase(record), words.caseProves, caseReport(describeCase(record, asOf)));
    yield* annexes(
      number,
      kept.filter(({ caseId }) => caseId === record.caseId),
      0,
      words.caseFileProves,
    );
  }
  for (const file of kept) {
    if (given.has(file.fileId)) continue;
    await pause();
    given.add(file.fileId);
    yield keptExhibit(file, next(), words.fileProves, keptFileBytes(db, file.fileId));
  }
}

function keptExhibit(file: KeptFile, number: string, proves: string, bytes: Uint8Array): Exhibit {
  const stem = plainStem(file.name);
  // Programs are refused when they are given; one that came in otherwise is handed on as something that nothing runs.
  const extension = isProgram(file.name, bytes) ? '.bin' : plainExtension(file.name);
  return { number, name: exhibitName(number, stem, extension), title: words.file(stem, file.addedOn), proves, bytes, pages: null };
}

function letterExhibit(letter: LetterSummary, number: string, bytes: Uint8Array): Exhibit {
  const title = words.letter(letter);
  return { number, name: exhibitName(number, title, '.pdf'), title, proves: words.letterProves(letter), bytes, pages: letter.pages };
}

/** An e-mail as a file of its own kind; an SMS, or an e-mail of a company without an address, as plain text. */
function messageExhibit(message: Message, number: string, creditor: { name: string; email: string }): Exhibit {
  const title = words.message(message);
  const isEmail = message.channel === 'email' && creditor.email !== '';
  const bytes = isEmail
    ? historicalEmail(message, { name: creditor.name, address: creditor.email })
    : Buffer.from(words.messageText(message).replace(/\r?\n/g, '\r\n'), 'utf8');
  return { number, name: exhibitName(number, title, isEmail ? '.eml' : '.txt'), title, proves: words.messageProves, bytes, pages: null };
}

import { filesOf, insertFile } from '../../../db/customers/customer-files.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import {
  type CaseColumns,
  caseOfStep,
  casesAt,
  deleteStep,
  insertCase,
  insertCaseFile,
  insertStep,
  invoicesInCases,
  readCase,
  replaceCaseInvoices,
  type StepColumns,
  saveCaseEnd,
  saveInsolvency,
  updateCaseColumns,
  updateStep,
} from '../../../db/legal/cases.queries.ts';
import { owedInvoicesAt } from '../../../db/write-offs/losses.queries.ts';
import type { InputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { casesContract, LegalCase } from '../../../shared/legal/cases.contract.ts';
import type { CaseRecord } from '../../../shared/legal/describe-case.ts';
import { describeCase, inCaseOrder } from '../../../shared/legal/describe-case.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { readFileToKeep } from '../file-to-keep.ts';

type Verbs = typeof casesContract;

export function listCases({ db }: QueryContext, { asOf, customerId }: InputOf<Verbs['cases']>): LegalCase[] {
  return inCaseOrder(casesAt(db, asOf, customerId).map((record) => describeCase(record, asOf)));
}

/**
 * Opens a case. Collective proceedings are about all that was owed at the judgment: what is invoiced since is paid at its own date (C. com.
 * L622-17), and what our books gave up without releasing the debtor is declared. Another case is about the invoices named, each of which owes something
 * and is in no other case.
 *
 * @throws AppError CUSTOMER_NOT_FOUND, CASE_NOTHING_OPEN, CASE_INVOICE_TAKEN, CASE_JUDGMENT_MISSING, CASE_PROCEEDINGS_OPEN, CASE_AFTER_JUDGMENT,
 * CASE_DATE_AHEAD
 */
export function openCase({ db, today }: CommandContext, input: InputOf<Verbs['openCase']>): LegalCase {
  const { customerId, route, openedOn = today } = input;
  const { name: customerName, insolvencyOn } = readCustomer(db, customerId);
  if (openedOn > today) throw new AppError('CASE_DATE_AHEAD', { on: openedOn });
  if (input.judgmentOn !== undefined && input.judgmentOn > today) throw new AppError('CASE_DATE_AHEAD', { on: input.judgmentOn });
  const isCollective = route === 'collectiveProceedings';
  const judgmentOn = isCollective ? (input.judgmentOn ?? insolvencyOn) : null;
  if (isCollective && judgmentOn === null) throw new AppError('CASE_JUDGMENT_MISSING', { customerName });
  const open = judgmentOn === null ? owing(db, openedOn, customerId) : declarable(db, openedOn, customerId, judgmentOn);
  const wanted = new Set(isCollective ? open.map(({ id }) => id) : input.invoiceIds);
  const chosen = open.filter(({ id }) => wanted.has(id));
  if (chosen.length === 0 || chosen.length < wanted.size) throw new AppError('CASE_NOTHING_OPEN', { customerName });
  if (isCollective) {
    const running = casesAt(db, today, customerId).some((each) => each.route === 'collectiveProceedings' && each.closedOn === null);
    if (running) throw new AppError('CASE_PROCEEDINGS_OPEN', { customerName });
  } else {
    if (insolvencyOn !== null && insolvencyOn <= openedOn)
      throw new AppError('CASE_AFTER_JUDGMENT', { customerName, judgmentOn: insolvencyOn });
    // In a case that was running on the day that is told, or in one opened since.
    const taken = new Map([...invoicesInCases(db, openedOn, customerId), ...invoicesInCases(db, today, customerId)]);
    const already = chosen.find(({ id }) => taken.has(id));
    if (already) throw new AppError('CASE_INVOICE_TAKEN', { number: already.number });
  }
  const caseId = db.transaction(() => {
    const id = insertCase(db, { customerId, route, openedOn, invoiceIds: chosen.map(({ id: invoiceId }) => invoiceId) });
    updateCaseColumns(
      db,
      id,
      columnsOf({ ...input, proceedings: isCollective ? (input.proceedings ?? { kind: 'reorganisation' }) : undefined }),
    );
    if (judgmentOn !== null) saveInsolvency(db, customerId, judgmentOn);
    return id;
  });
  return describe(db, caseId, today);
}

/** @throws AppError CASE_NOT_FOUND, CASE_ROUTE_FIXED, CASE_DATE_AHEAD */
export function updateCase({ db, today }: CommandContext, input: InputOf<Verbs['updateCase']>): LegalCase {
  const { caseId, route, judgmentOn, proceedings } = input;
  const { customerId, openedOn, route: current } = readCase(db, caseId, today);
  const isCollective = current === 'collectiveProceedings';
  // Collective proceedings hold every invoice and bind the customer: no other case turns into them, nor they into another.
  if (route !== undefined && (route === 'collectiveProceedings') !== isCollective) throw new AppError('CASE_ROUTE_FIXED', {});
  if (judgmentOn !== undefined && judgmentOn > today) throw new AppError('CASE_DATE_AHEAD', { on: judgmentOn });
  db.transaction(() => {
    updateCaseColumns(db, caseId, {
      ...columnsOf({ ...input, proceedings: isCollective ? proceedings : undefined }),
      ...(route ? { route } : {}),
    });
    if (isCollective && judgmentOn !== undefined) {
      saveInsolvency(db, customerId, judgmentOn);
      const ids = declarable(db, openedOn, customerId, judgmentOn).map(({ id }) => id);
      if (ids.length > 0) replaceCaseInvoices(db, caseId, ids);
    }
  });
  return describe(db, caseId, today);
}

/** @throws AppError CASE_NOT_FOUND, CASE_STEP_NOT_FOUND, CASE_CLOSED, CASE_DATE_AHEAD */
export function saveStep({ db, today }: CommandContext, input: InputOf<Verbs['saveStep']>): LegalCase {
  const { caseId, stepId, kind, on, deadlineOn = null, costCents = ZERO, recoverable = false, note = '' } = input;
  refuseClosed(readCase(db, caseId, today));
  if (stepId !== undefined && caseOfStep(db, stepId) !== caseId) throw new AppError('CASE_STEP_NOT_FOUND', { stepId });
  // A hearing is known in advance; nothing else has happened before its day.
  if (on > today && kind !== 'hearing') throw new AppError('CASE_DATE_AHEAD', { on });
  const step: StepColumns = { kind, on, deadlineOn, costCents, recoverable, note };
  db.transaction(() => (stepId === undefined ? insertStep(db, caseId, step) : updateStep(db, stepId, step)));
  return describe(db, caseId, today);
}

/** @throws AppError CASE_STEP_NOT_FOUND, CASE_CLOSED */
export function removeStep({ db, today }: CommandContext, { stepId }: InputOf<Verbs['removeStep']>): LegalCase {
  const caseId = caseOfStep(db, stepId);
  refuseClosed(readCase(db, caseId, today));
  db.transaction(() => deleteStep(db, stepId));
  return describe(db, caseId, today);
}

/** @throws AppError CASE_NOT_FOUND, CASE_CLOSED, CASE_DATE_AHEAD */
export function closeCase({ db, today }: CommandContext, input: InputOf<Verbs['closeCase']>): LegalCase {
  const { caseId, outcome, closedOn = today, note = '' } = input;
  const record = readCase(db, caseId, today);
  refuseClosed(record);
  if (closedOn > today || closedOn < record.openedOn) throw new AppError('CASE_DATE_AHEAD', { on: closedOn });
  db.transaction(() => saveCaseEnd(db, caseId, { closedOn, outcome, note }));
  return describe(db, caseId, today);
}

/** @throws AppError CASE_NOT_FOUND, CASE_INVOICE_TAKEN, CASE_PROCEEDINGS_OPEN */
export function reopenCase({ db, today }: CommandContext, { caseId }: InputOf<Verbs['reopenCase']>): LegalCase {
  const { customerId, customerName, route, invoices } = readCase(db, caseId, today);
  const others = casesAt(db, today, customerId).filter((each) => each.caseId !== caseId && each.closedOn === null);
  if (route === 'collectiveProceedings' && others.some((each) => each.route === route))
    throw new AppError('CASE_PROCEEDINGS_OPEN', { customerName });
  const taken = route === 'collectiveProceedings' ? new Map() : invoicesInCases(db, today, customerId);
  const already = invoices.find(({ invoiceId }) => taken.has(invoiceId));
  if (already && others.length > 0) throw new AppError('CASE_INVOICE_TAKEN', { number: already.invoiceNumber });
  db.transaction(() => saveCaseEnd(db, caseId, null));
  return describe(db, caseId, today);
}

/** Keeps a file of the case with its customer; the same content once. @throws AppError CASE_NOT_FOUND, FILE_*, CUSTOMER_FILE_* */
export async function addCaseFile(context: CommandContext, { caseId, file }: InputOf<Verbs['addCaseFile']>): Promise<LegalCase> {
  const { db, today } = context;
  const { customerId } = readCase(db, caseId, today);
  const kept = await readFileToKeep(context, file);
  db.transaction(() => {
    const known = filesOf(db, customerId).find(({ sha256 }) => sha256 === kept.sha256);
    insertCaseFile(db, caseId, known?.fileId ?? insertFile(db, { customerId, ...kept, addedOn: today }));
  });
  return describe(db, caseId, today);
}

function describe(db: ReadDb, caseId: number, asOf: CommandContext['today']): LegalCase {
  return describeCase(readCase(db, caseId, asOf), asOf);
}

function refuseClosed({ closedOn, customerName }: CaseRecord): void {
  if (closedOn !== null) throw new AppError('CASE_CLOSED', { customerName, closedOn });
}

function owing(db: ReadDb, on: LocalDate, customerId: number): { id: number; number: string }[] {
  return openInvoicesAt(db, on, customerId).filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
}

/** Those of the day of the judgment itself are declared: only the day of the invoice is known, and what it is for came before. */
function declarable(db: ReadDb, on: LocalDate, customerId: number, judgmentOn: LocalDate): { id: number; number: string }[] {
  return owedInvoicesAt(db, on, customerId).filter(({ issuedOn }) => issuedOn <= judgmentOn);
}

type Facts = Pick<InputOf<Verbs['updateCase']>, 'court' | 'referenceNumber' | 'officer' | 'lawyer' | 'note' | 'proceedings'>;

function columnsOf({ court, referenceNumber, officer, lawyer, note, proceedings }: Facts): Partial<CaseColumns> {
  const columns = {
    court,
    reference_number: referenceNumber,
    officer,
    lawyer,
    note,
    proceedings: proceedings?.kind,
    agent_name: proceedings?.agentName,
    agent_line1: proceedings?.agentLine1,
    agent_line2: proceedings?.agentLine2,
    agent_postal_code: proceedings?.agentPostalCode,
    agent_city: proceedings?.agentCity,
    privilege: proceedings?.privilege,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<CaseColumns>;
}

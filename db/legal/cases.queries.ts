import type { CustomerFile } from '../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { CaseOutcome, CaseRoute, CaseStepKind, ProceedingsKind } from '../../shared/legal/case-kinds.ts';
import type { CaseRecord } from '../../shared/legal/describe-case.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { invoicesOfCustomersAt } from '../invoices/open-invoices.queries.ts';
import { rowsBy } from '../rows-by.ts';

interface CaseRow extends Omit<CaseRecord, 'proceedings' | 'invoices' | 'steps' | 'files' | 'outcome' | 'afterJudgment'> {
  outcome: CaseOutcome | '';
  proceedings: ProceedingsKind | null;
  agentName: string;
  agentLine1: string;
  agentLine2: string;
  agentPostalCode: string;
  agentCity: string;
  privilege: string;
  judgmentOn: LocalDate | null;
}

const CASES = /* sql */ `
  SELECT l.id AS caseId, l.customer_id AS customerId, c.name AS customerName, l.route, l.opened_on AS openedOn, l.closed_on AS closedOn,
         l.outcome, l.outcome_note AS outcomeNote, l.court, l.reference_number AS referenceNumber, l.officer, l.lawyer, l.note, l.proceedings,
         l.agent_name AS agentName, l.agent_line1 AS agentLine1, l.agent_line2 AS agentLine2, l.agent_postal_code AS agentPostalCode,
         l.agent_city AS agentCity, l.privilege, c.insolvency_on AS judgmentOn
  FROM legal_cases l JOIN customers c ON c.id = l.customer_id`;

/** The cases opened by a day, of all customers or of one; what is open of their invoices is that of the day. */
export function casesAt(db: ReadDb, asOf: LocalDate, customerId?: number): CaseRecord[] {
  const rows = db
    .prepare<CaseRow>(`${CASES} WHERE l.opened_on <= :asOf AND (:customerId IS NULL OR l.customer_id = :customerId) ORDER BY l.id`)
    .all({ asOf, customerId: customerId ?? null });
  return complete(db, rows, asOf);
}

/** Of all customers, those that something is still to be done of: the ones open at a day, and collective proceedings, over or not. */
export function casesToWatchAt(db: ReadDb, asOf: LocalDate): CaseRecord[] {
  const rows = db
    .prepare<CaseRow>(
      `${CASES} WHERE l.opened_on <= :asOf AND (l.closed_on IS NULL OR l.closed_on > :asOf OR l.route = 'collectiveProceedings') ORDER BY l.id`,
    )
    .all({ asOf });
  return complete(db, rows, asOf);
}

/** @throws AppError CASE_NOT_FOUND */
export function readCase(db: ReadDb, caseId: number, asOf: LocalDate): CaseRecord {
  const [record] = complete(db, db.prepare<CaseRow>(`${CASES} WHERE l.id = ?`).all(caseId), asOf);
  if (!record) throw new AppError('CASE_NOT_FOUND', { caseId });
  return record;
}

function complete(db: ReadDb, rows: readonly CaseRow[], asOf: LocalDate): CaseRecord[] {
  if (rows.length === 0) return [];
  const ids = JSON.stringify(rows.map(({ caseId }) => caseId));
  const steps = rowsBy(
    db
      .prepare<CaseRecord['steps'][number] & { caseId: number; isRecoverable: number }>(
        `SELECT id AS stepId, case_id AS caseId, kind, happened_on AS "on", deadline_on AS deadlineOn, cost_cents AS costCents,
                recoverable AS isRecoverable, note
         FROM legal_steps WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY happened_on, id`,
      )
      .all(ids),
    ({ caseId }) => caseId,
  );
  const files = rowsBy(
    db
      .prepare<CustomerFile & { caseId: number }>(
        `SELECT f.case_id AS caseId, a.id AS fileId, a.file_name AS name, length(a.file) AS bytes, a.sha256, a.added_on AS addedOn
         FROM legal_case_files f JOIN attachments a ON a.id = f.attachment_id WHERE f.case_id IN (SELECT value FROM json_each(?)) ORDER BY a.id`,
      )
      .all(ids),
    ({ caseId }) => caseId,
  );
  const named = rowsBy(
    db
      .prepare<{ caseId: number; invoiceId: number }>(
        'SELECT case_id AS caseId, invoice_id AS invoiceId FROM legal_case_invoices WHERE case_id IN (SELECT value FROM json_each(?))',
      )
      .all(ids),
    ({ caseId }) => caseId,
  );
  const invoices = rowsBy(
    invoicesOfCustomersAt(db, asOf, [...new Set(rows.map(({ customerId }) => customerId))]),
    ({ customerId }) => customerId,
  );
  return rows.map((row) => {
    const { proceedings, agentName, agentLine1, agentLine2, agentPostalCode, agentCity, privilege, judgmentOn, outcome, ...record } = row;
    const own = new Set((named.get(row.caseId) ?? []).map(({ invoiceId }) => invoiceId));
    return {
      ...record,
      outcome: outcome === '' ? null : outcome,
      proceedings:
        proceedings === null
          ? null
          : { kind: proceedings, agentName, agentLine1, agentLine2, agentPostalCode, agentCity, privilege, judgmentOn },
      invoices: (invoices.get(row.customerId) ?? [])
        .filter(({ id }) => own.has(id))
        .map(({ id, number, dueOn, totalCents, openCents, cancelledOn }) => ({
          invoiceId: id,
          invoiceNumber: number,
          dueOn,
          totalCents,
          openCents: cancelledOn === null ? openCents : (0 as Cents),
        })),
      afterJudgment:
        proceedings === null || judgmentOn === null
          ? []
          : (invoices.get(row.customerId) ?? [])
              .filter(({ kind, issuedOn, openCents, cancelledOn }) => {
                return kind === 'invoice' && issuedOn > judgmentOn && openCents > 0 && cancelledOn === null;
              })
              .map(({ id, number, openCents }) => ({ invoiceId: id, invoiceNumber: number, openCents })),
      steps: (steps.get(row.caseId) ?? []).map(({ caseId: _, isRecoverable, ...step }) => ({ ...step, recoverable: isRecoverable === 1 })),
      files: (files.get(row.caseId) ?? []).map(({ caseId: _, ...file }) => file),
    };
  });
}

/** What the user says of a case; a column that is absent stays as it is. */
export interface CaseColumns {
  route: CaseRoute;
  court: string;
  reference_number: string;
  officer: string;
  lawyer: string;
  note: string;
  proceedings: ProceedingsKind;
  agent_name: string;
  agent_line1: string;
  agent_line2: string;
  agent_postal_code: string;
  agent_city: string;
  privilege: string;
}

/** Inside the caller's transaction, as all that writes here. */
export function insertCase(
  db: WriteDb,
  { customerId, route, openedOn, invoiceIds }: { customerId: number; route: CaseRoute; openedOn: LocalDate; invoiceIds: readonly number[] },
): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO legal_cases (customer_id, route, opened_on) VALUES (?, ?, ?)')
    .run(customerId, route, openedOn);
  const caseId = Number(lastInsertRowid);
  replaceCaseInvoices(db, caseId, invoiceIds);
  return caseId;
}

export function replaceCaseInvoices(db: WriteDb, caseId: number, invoiceIds: readonly number[]): void {
  db.prepare('DELETE FROM legal_case_invoices WHERE case_id = ?').run(caseId);
  const insert = db.prepare('INSERT INTO legal_case_invoices (case_id, invoice_id) VALUES (?, ?)');
  for (const invoiceId of invoiceIds) insert.run(caseId, invoiceId);
}

export function updateCaseColumns(db: WriteDb, caseId: number, columns: Partial<CaseColumns>): void {
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  db.prepare(`UPDATE legal_cases SET ${given.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
    ...given.map(([, value]) => value),
    caseId,
  );
}

export function saveInsolvency(db: WriteDb, customerId: number, judgmentOn: LocalDate | null): void {
  db.prepare('UPDATE customers SET insolvency_on = ? WHERE id = ?').run(judgmentOn, customerId);
}

export function saveCaseEnd(db: WriteDb, caseId: number, end: { closedOn: LocalDate; outcome: CaseOutcome; note: string } | null): void {
  db.prepare('UPDATE legal_cases SET closed_on = ?, outcome = ?, outcome_note = ? WHERE id = ?').run(
    end?.closedOn ?? null,
    end?.outcome ?? '',
    end?.note ?? '',
    caseId,
  );
}

/** The whole case; the files of it stay with the customer. */
export function deleteCase(db: WriteDb, caseId: number): void {
  for (const table of ['legal_steps', 'legal_case_files', 'legal_case_invoices'])
    db.prepare(`DELETE FROM ${table} WHERE case_id = ?`).run(caseId);
  db.prepare('DELETE FROM legal_cases WHERE id = ?').run(caseId);
}

export interface StepColumns {
  kind: CaseStepKind;
  on: LocalDate;
  deadlineOn: LocalDate | null;
  costCents: Cents;
  recoverable: boolean;
  note: string;
}

export function insertStep(db: WriteDb, caseId: number, step: StepColumns): void {
  db.prepare(
    `INSERT INTO legal_steps (case_id, kind, happened_on, deadline_on, cost_cents, recoverable, note)
     VALUES (:caseId, :kind, :on, :deadlineOn, :costCents, :recoverable, :note)`,
  ).run({ caseId, ...step, recoverable: step.recoverable ? 1 : 0 });
}

export function updateStep(db: WriteDb, stepId: number, step: StepColumns): void {
  db.prepare(
    `UPDATE legal_steps SET kind = :kind, happened_on = :on, deadline_on = :deadlineOn, cost_cents = :costCents,
       recoverable = :recoverable, note = :note WHERE id = :stepId`,
  ).run({ stepId, ...step, recoverable: step.recoverable ? 1 : 0 });
}

export function deleteStep(db: WriteDb, stepId: number): void {
  db.prepare('DELETE FROM legal_steps WHERE id = ?').run(stepId);
}

/** @throws AppError CASE_STEP_NOT_FOUND */
export function caseOfStep(db: ReadDb, stepId: number): number {
  const row = db.prepare<{ caseId: number }>('SELECT case_id AS caseId FROM legal_steps WHERE id = ?').get(stepId);
  if (!row) throw new AppError('CASE_STEP_NOT_FOUND', { stepId });
  return row.caseId;
}

export function insertCaseFile(db: WriteDb, caseId: number, fileId: number): void {
  db.prepare('INSERT OR IGNORE INTO legal_case_files (case_id, attachment_id) VALUES (?, ?)').run(caseId, fileId);
}

/** The invoices that a case still holds at a day: what is asked for before a court is not chased. */
export function invoicesInCases(db: ReadDb, asOf: LocalDate, customerId?: number): Map<number, CaseRoute> {
  const rows = db
    .prepare<{ invoiceId: number; route: CaseRoute }>(
      `SELECT ci.invoice_id AS invoiceId, l.route FROM legal_case_invoices ci JOIN legal_cases l ON l.id = ci.case_id
       WHERE l.opened_on <= :asOf AND (l.closed_on IS NULL OR l.closed_on > :asOf) AND l.route <> 'collectiveProceedings'
         AND (:customerId IS NULL OR l.customer_id = :customerId) ORDER BY l.id`,
    )
    .all({ asOf, customerId: customerId ?? null });
  return new Map(rows.map(({ invoiceId, route }) => [invoiceId, route]));
}

/** A declaration that was posted is a step of the proceedings; said again with another day, the step moves. */
export function saveClaimDeclared(db: WriteDb, customerId: number, on: LocalDate): void {
  const legalCase = db
    .prepare<{ id: number }>(
      "SELECT id FROM legal_cases WHERE customer_id = ? AND route = 'collectiveProceedings' AND closed_on IS NULL ORDER BY id DESC LIMIT 1",
    )
    .get(customerId);
  if (!legalCase) return;
  const moved = db.prepare("UPDATE legal_steps SET happened_on = ? WHERE case_id = ? AND kind = 'claimDeclared'").run(on, legalCase.id);
  if (moved.changes > 0) return;
  db.prepare("INSERT INTO legal_steps (case_id, kind, happened_on) VALUES (?, 'claimDeclared', ?)").run(legalCase.id, on);
}

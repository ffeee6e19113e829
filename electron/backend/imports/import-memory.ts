import { insertAlias } from '../../../db/customers/customer-aliases.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { keepMappingOfImport, listMappings } from '../../../db/imports/import-mappings.queries.ts';
import { findHeader, titlesAt } from '../../../shared/imports/find-header.ts';
import type { ImportField } from '../../../shared/imports/import-fields.contract.ts';
import {
  choicesByTitle,
  columnsFingerprint,
  isWorthRemembering,
  lastingAnswers,
  lastingConstants,
  type RememberedMapping,
  rowFingerprint,
} from '../../../shared/imports/import-memory.ts';
import { mappingName } from '../../../shared/imports/mapping-names.fr.ts';
import { acceptedNames } from '../../../shared/imports/resembling-customers.ts';
import type { Table } from '../../../shared/imports/table.ts';
import type { CommandContext } from '../context.ts';
import type { ImportDescription, ImportInput } from './prepared-import.ts';

/** Titles lie below a letterhead, not further down. */
const ROWS_SEARCHED = 60;

/** How a file of this shape was read last time: the last used of the shapes that one of its first rows, or two of them read as one, has. */
export function findRemembered(db: ReadDb, table: Table, input: ImportInput): RememberedMapping | null {
  const known = listMappings(db).filter(({ kind }) => input.kind === undefined || input.kind === kind);
  if (known.length === 0) return null;
  const first = table.rows.slice(0, ROWS_SEARCHED);
  const onTwoLines = titlesAt(table.rows, findHeader(first));
  const shapes = new Set([...first, ...(onTwoLines ? [onTwoLines.header] : [])].map(rowFingerprint));
  return known.find(({ fingerprint }) => shapes.has(fingerprint)) ?? null;
}

/** Keeps what was chosen for a file that is being imported; to be called in the transaction that writes it. */
export function rememberImport(
  { db, today }: CommandContext,
  importId: number,
  fileName: string,
  { kind, columns }: ImportDescription,
  used: Pick<ImportInput, 'mapping' | 'answers' | 'constants' | 'memory'>,
): void {
  const { mapping = {}, answers = {}, constants = {}, memory } = used;
  for (const { name, customerId } of acceptedNames(answers)) {
    const exists = db.prepare('SELECT 1 FROM customers WHERE id = ?').get(customerId);
    const isKnown = db.prepare('SELECT 1 FROM customer_aliases WHERE customer_id = ? AND name = ?').get(customerId, name);
    if (exists && !isKnown) insertAlias(db, customerId, { code: '', name, siren: '', vatNumber: '' }, { importId });
  }
  const fingerprint = columnsFingerprint(columns);
  if (memory === 'ignore' || !isWorthRemembering(kind, fingerprint)) return;
  // The column answered to be the amount is a choice like another.
  const amount: ImportField = kind === 'payments' ? 'paymentAmount' : 'totalAmount';
  const chosen = { ...(answers.amountColumn === undefined ? {} : { [answers.amountColumn]: amount }), ...mapping };
  keepMappingOfImport(db, importId, {
    name: mappingName(fileName, kind),
    fingerprint,
    kind,
    mapping: choicesByTitle(chosen, columns),
    answers: lastingAnswers(answers),
    constants: lastingConstants(constants),
    lastUsedOn: today,
  });
}

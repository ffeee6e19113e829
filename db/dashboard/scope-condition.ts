import type { Scope } from '../../shared/dashboard/scope.ts';
import type { ReadDb } from '../database.ts';

/** The SQL condition that keeps a scope's customers, starting with AND, and its parameters; empty for the whole company. */
export function scopeCondition(column: string, { customerId, segment }: Scope): { sql: string; parameters: Record<string, unknown> } {
  const parameters: Record<string, unknown> = {};
  let sql = '';
  if (customerId !== undefined) {
    sql += ` AND ${column} = :customerId`;
    parameters.customerId = customerId;
  }
  if (segment !== undefined) {
    sql += ` AND ${column} IN (SELECT id FROM customers WHERE segment = :segment)`;
    parameters.segment = segment;
  }
  return { sql, parameters };
}

export function customersOfSegment(db: ReadDb, segment: string): Set<number> {
  const rows = db.prepare<{ id: number }>('SELECT id FROM customers WHERE segment = ?').all(segment);
  return new Set(rows.map(({ id }) => id));
}

import type { ImportColumn } from './imports.contract.ts';
import type { ColumnClues } from './recognise-columns.ts';
import { plainWords } from './row-words.fr.ts';
import { cellText } from './table.ts';

/**
 * « Référence client » heads the code of a customer as often as the customer's own reference for each order. It is a code only where every
 * customer has one, always the same and nobody else's; otherwise the names alone say who is who.
 */
export function withoutReferencesAsCodes(columns: ImportColumn[], clues: readonly ColumnClues[]): ImportColumn[] {
  const code = columns.find(({ field }) => field === 'customerCode');
  const name = columns.find(({ field }) => field === 'customerName');
  if (!code || !name || clues[code.index]?.chosen != null || !/\bref/.test(plainWords(code.source))) return columns;
  const names = clues[name.index]?.samples ?? [];
  const [codeOf, nameOf] = [new Map<string, string>(), new Map<string, string>()];
  const isCode = (clues[code.index]?.samples ?? []).every((cell, row) => {
    const [written, customer] = [cellText(cell), plainWords(cellText(names[row]))];
    if (customer === '') return true;
    const [known, owner] = [codeOf.get(customer) ?? written, nameOf.get(written) ?? customer];
    codeOf.set(customer, written);
    nameOf.set(written, customer);
    return written !== '' && known === written && owner === customer;
  });
  return isCode ? columns : columns.map((column) => (column === code ? { ...column, field: null } : column));
}

/**
 * « Tiers » may head the customers' accounts, 411DUR, and « Intitulé » their names: one account for each name, and all of them accounts of
 * customers. Anywhere else « Intitulé » is what an invoice is for.
 */
export function withNamesOfAccounts(columns: ImportColumn[], clues: readonly ColumnClues[]): ImportColumn[] {
  const account = columns.find(({ field }) => field === 'customerName');
  const name = columns.find(({ field, source }) => field === 'label' && /^intitule/.test(plainWords(source)));
  if (!account || !name || clues[account.index]?.chosen != null || columns.some(({ field }) => field === 'customerCode')) return columns;
  const titles = clues[name.index]?.samples ?? [];
  const nameOf = new Map<string, string>();
  const areAccounts = (clues[account.index]?.samples ?? []).every((cell, row) => {
    const [code, title] = [cellText(cell), cellText(titles[row])];
    if (code === '') return true;
    const known = nameOf.get(code) ?? title;
    nameOf.set(code, title);
    return /^411\w+$/.test(code) && title !== '' && known === title;
  });
  if (!areAccounts || nameOf.size === 0) return columns;
  const fields = new Map<ImportColumn, ImportColumn['field']>([
    [account, 'customerCode'],
    [name, 'customerName'],
  ]);
  return columns.map((column) => ({ ...column, field: fields.get(column) ?? column.field }));
}

import type { ImportKind } from './import-fields.contract.ts';

/** What others refer to comes first: a whole book, customers, then what they owe, then what they paid; charges and forecasts stand alone. */
const ORDER: readonly ImportKind[] = [
  'workbook',
  'customers',
  'fec',
  'invoices',
  'einvoice',
  'payments',
  'bankStatement',
  'charges',
  'forecast',
];

/** Files in the order in which to import them: by kind, then by name; those that were not recognised last. */
export function inImportOrder<File extends { readonly kind: ImportKind | null; readonly name: string }>(files: readonly File[]): File[] {
  const rank = ({ kind }: File) => (kind === null ? ORDER.length : ORDER.indexOf(kind));
  return files.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'fr', { numeric: true }));
}

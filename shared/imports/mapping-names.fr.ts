import type { ImportKind } from './import-fields.contract.ts';

const KINDS: Readonly<Record<ImportKind, string>> = {
  invoices: 'Factures',
  payments: 'Règlements',
  customers: 'Clients',
  charges: 'Charges',
  forecast: 'Prévisions',
  fec: 'FEC',
  bankStatement: 'Relevé bancaire',
  einvoice: 'Facture électronique',
  workbook: 'Dossier complet',
};

/**
 * What a shape of file is first called: its first file's name, without its ending, its days and its numbers. « export_pennylane
 * 2025-06 (2).csv » gives « Export pennylane ».
 */
export function mappingName(fileName: string, kind: ImportKind): string {
  const words = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/\(\d+\)/g, ' ')
    .replace(/[_.\-\s]+/g, ' ')
    .replace(/(?<=^| )\d[\d ]*(?=$| )/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const name = /\p{L}{2}/u.test(words) ? words : KINDS[kind];
  return name.charAt(0).toLocaleUpperCase('fr') + name.slice(1, 80);
}

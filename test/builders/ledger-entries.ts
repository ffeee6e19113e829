import type { FecCells } from './ledger-file.ts';

/** A sale of `total` euros, a sixth of it VAT. */
export function sale(number: string, aux: string, total: number, more: Partial<FecCells> = {}): FecCells[] {
  const common = { journal: 'VE', number, piece: `F${number}`, ...more };
  return [
    { ...common, account: '411000', aux, debit: `${total},00` },
    { ...common, account: '706000', credit: `${(total / 6) * 5},00`, let: '' },
    { ...common, account: '445710', credit: `${total / 6},00`, let: '' },
  ];
}

/** Money received of a customer. */
export function receipt(number: string, aux: string, amount: number, more: Partial<FecCells> = {}): FecCells[] {
  const common = { journal: 'BQ', number, piece: `R${number}`, date: '20260210', ...more };
  return [
    { ...common, account: '512000', debit: `${amount},00`, let: '' },
    { ...common, account: '411000', aux, credit: `${amount},00` },
  ];
}

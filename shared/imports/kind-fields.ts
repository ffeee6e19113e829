import type { ColumnMeaning } from './column-titles.fr.ts';
import type { ImportField } from './import-fields.contract.ts';

/** The kinds of tables that have one row for each thing, and a title above each column. */
export type TableKind = 'invoices' | 'payments' | 'customers' | 'charges' | 'forecast';

const TABLE_KINDS: readonly string[] = ['invoices', 'payments', 'customers', 'charges', 'forecast'] satisfies TableKind[];

export function isTableKind(kind: string): kind is TableKind {
  return TABLE_KINDS.includes(kind);
}

const CUSTOMER_FIELDS = [
  'customerCode',
  'customerName',
  'siren',
  'vatNumber',
  'email',
  'phone',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'postalCode',
  'city',
  'country',
  'contactName',
] as const;

const FIELDS: Readonly<Record<TableKind, ReadonlySet<ColumnMeaning>>> = {
  invoices: new Set<ImportField>([
    ...CUSTOMER_FIELDS,
    'invoiceNumber',
    'issuedOn',
    'dueOn',
    'paymentTerms',
    'totalAmount',
    'amountExcludingTax',
    'taxAmount',
    'paidAmount',
    'openAmount',
    'settledOn',
    'disputed',
    'documentType',
    'status',
    'currency',
    'exchangeRate',
    'label',
  ]),
  payments: new Set<ImportField>([
    ...CUSTOMER_FIELDS,
    'invoiceNumber',
    'paymentDate',
    'paymentAmount',
    'refundedAmount',
    'paymentNature',
    'paymentReference',
    'currency',
    'exchangeRate',
    'label',
  ]),
  customers: new Set<ImportField>([
    ...CUSTOMER_FIELDS,
    'customerKind',
    'segment',
    'creditLimit',
    'siret',
    'iban',
    'language',
    'insolvencyOn',
    'reminderPlan',
    'earlyPayment',
    'paymentTerms',
  ]),
  charges: new Set<ImportField>([
    'chargeDate',
    'chargeAmount',
    'chargeNature',
    'chargeAccount',
    'supplierName',
    'amountExcludingTax',
    'taxAmount',
    'currency',
    'exchangeRate',
    'label',
  ]),
  forecast: new Set<ImportField>(['month', 'forecastRevenue', 'forecastCharges', 'forecastFixedCharges', 'forecastVariableCharges']),
};

type Special = Partial<Record<ColumnMeaning, readonly (readonly [ImportField, number])[]>>;

/** Where a meaning that depends on the kind of file goes, and how much surer a title of that field's own would be. */
const SPECIAL: Readonly<Record<TableKind, Special>> = {
  invoices: {
    date: [['issuedOn', 0.85]],
    amount: [['totalAmount', 0.85]],
    number: [['invoiceNumber', 0.9]],
    reference: [['invoiceNumber', 0.7]],
    paymentDate: [['settledOn', 0.95]],
    paymentAmount: [['paidAmount', 0.9]],
    siret: [['siren', 0.95]],
  },
  payments: {
    date: [['paymentDate', 0.9]],
    bankDate: [['paymentDate', 0.7]],
    settledOn: [['paymentDate', 0.95]],
    amount: [['paymentAmount', 0.85]],
    paidAmount: [['paymentAmount', 0.95]],
    totalAmount: [['paymentAmount', 0.7]],
    reference: [
      ['invoiceNumber', 0.7],
      ['paymentReference', 0.65],
    ],
    number: [['paymentReference', 0.7]],
    documentType: [['paymentNature', 0.7]],
    siret: [['siren', 0.95]],
  },
  customers: {
    number: [['customerCode', 0.7]],
    reference: [['customerCode', 0.7]],
  },
  charges: {
    date: [['chargeDate', 0.9]],
    issuedOn: [['chargeDate', 0.95]],
    bankDate: [['chargeDate', 0.7]],
    paymentDate: [['chargeDate', 0.6]],
    amount: [['chargeAmount', 0.9]],
    totalAmount: [['chargeAmount', 0.97]],
    paymentAmount: [['chargeAmount', 0.6]],
    debit: [['chargeAmount', 0.7]],
    forecastCharges: [['chargeAmount', 0.6]],
    accountingEntry: [['chargeAccount', 0.6]],
    bankLabel: [['label', 0.9]],
    customerName: [['supplierName', 0.5]],
  },
  forecast: {
    date: [['month', 0.8]],
    amount: [['forecastRevenue', 0.5]],
    totalAmount: [['forecastRevenue', 0.5]],
    chargeAmount: [['forecastCharges', 0.9]],
  },
};

/** The fields that a meaning can fill in a file of a kind, and how sure that makes the column. */
export function fieldsOfMeaning(kind: TableKind, meaning: ColumnMeaning): readonly (readonly [ImportField, number])[] {
  return SPECIAL[kind][meaning] ?? (FIELDS[kind].has(meaning) ? [[meaning as ImportField, 1]] : []);
}

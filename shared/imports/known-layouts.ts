import type { ImportField } from './import-fields.contract.ts';
import type { TableKind } from './kind-fields.ts';
import { cellText, type TableRow } from './table.ts';
import { titleKey } from './title-words.ts';

/** A layout whose titles do not say by themselves what its columns are. */
interface KnownLayout {
  /** Titles that together belong to this layout alone. */
  readonly titles: readonly string[];
  readonly kind: TableKind;
  readonly mapping: Readonly<Record<string, ImportField>>;
}

const LAYOUTS: readonly KnownLayout[] = [
  // Shopify, orders: one row for each article; what concerns the order stands on its first row only.
  {
    titles: ['Name', 'Financial Status', 'Lineitem name'],
    kind: 'invoices',
    mapping: {
      Name: 'invoiceNumber',
      'Billing Company': 'ignored',
      'Billing Name': 'customerName',
      'Created at': 'issuedOn',
      'Next Payment Due At': 'dueOn',
      Total: 'totalAmount',
      Subtotal: 'ignored',
      Taxes: 'ignored',
      'Outstanding Balance': 'openAmount',
      'Financial Status': 'status',
      'Paid at': 'settledOn',
      Id: 'ignored',
    },
  },
  // WooCommerce, orders: the only amount is text with its currency, before tax.
  {
    titles: ['Order #', 'N. Revenue (formatted)', 'Status'],
    kind: 'invoices',
    mapping: {
      'Order #': 'invoiceNumber',
      Date: 'issuedOn',
      Customer: 'customerName',
      'N. Revenue (formatted)': 'amountExcludingTax',
      'N. Revenue': 'ignored',
      'Net Sales': 'ignored',
      Status: 'status',
    },
  },
  {
    titles: ['Order #', 'N. Revenue', 'Status'],
    kind: 'invoices',
    mapping: {
      'Order #': 'invoiceNumber',
      Date: 'issuedOn',
      Customer: 'customerName',
      'N. Revenue': 'amountExcludingTax',
      Status: 'status',
    },
  },
  // Xero, invoices: one row for each line, the totals of the invoice on every one.
  {
    titles: ['ContactName', 'InvoiceNumber', 'InvoiceDate', 'Total'],
    kind: 'invoices',
    mapping: {
      ContactName: 'customerName',
      InvoiceNumber: 'invoiceNumber',
      InvoiceDate: 'issuedOn',
      DueDate: 'dueOn',
      Total: 'totalAmount',
      InvoiceAmountPaid: 'paidAmount',
      InvoiceAmountDue: 'openAmount',
      TaxTotal: 'ignored',
      UnitAmount: 'ignored',
      LineAmount: 'ignored',
      AccountCode: 'ignored',
      Reference: 'ignored',
      Description: 'label',
    },
  },
  // Stripe, invoices: « Amount Due » was due when the invoice was made, paid or not since.
  {
    titles: ['Number', 'Amount Due', 'Amount Paid', 'Status'],
    kind: 'invoices',
    mapping: {
      Number: 'invoiceNumber',
      Customer: 'customerCode',
      'Date (UTC)': 'issuedOn',
      'Due Date (UTC)': 'dueOn',
      'Paid At (UTC)': 'settledOn',
      'Amount Due': 'ignored',
      'Amount Paid': 'paidAmount',
      Total: 'totalAmount',
      Paid: 'ignored',
      Closed: 'ignored',
    },
  },
  // Stripe, payments: the customer is a code and an address; a refund is a column of the payment.
  {
    titles: ['Created date (UTC)', 'Amount Refunded', 'Status'],
    kind: 'payments',
    mapping: {
      id: 'paymentReference',
      'Created date (UTC)': 'paymentDate',
      Amount: 'paymentAmount',
      'Amount Refunded': 'refundedAmount',
      'Converted Amount': 'ignored',
      'Customer ID': 'customerCode',
      'Customer Email': 'email',
      'Invoice ID': 'ignored',
      Description: 'label',
      'Payment Source Type': 'paymentNature',
      Captured: 'ignored',
    },
  },
  // Stripe, balance: what customers paid among payouts and fees; the description names the invoice.
  {
    titles: ['balance_transaction_id', 'reporting_category', 'gross'],
    kind: 'payments',
    mapping: {
      balance_transaction_id: 'paymentReference',
      created_utc: 'paymentDate',
      gross: 'paymentAmount',
      reporting_category: 'paymentNature',
      description: 'invoiceNumber',
      available_on_utc: 'ignored',
      source_id: 'ignored',
      fee: 'ignored',
      net: 'ignored',
    },
  },
];

/** The layout that a row of titles is, if it is one of those; titles are compared as `titleKey` writes them. */
export function knownLayout(header: TableRow): { kind: TableKind; mapping: Readonly<Record<string, ImportField>> } | null {
  const keys = new Set(header.cells.map((cell) => titleKey(cellText(cell))));
  return LAYOUTS.find(({ titles }) => titles.every((title) => keys.has(titleKey(title)))) ?? null;
}

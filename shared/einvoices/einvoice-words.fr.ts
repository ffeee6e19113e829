/** The parts of an invoice, as the sentence about a missing or unreadable one names them. */
export const EINVOICE_PARTS = {
  number: 'le numéro',
  typeCode: 'le type de document',
  issuedOn: 'la date d’émission',
  dueOn: 'la date d’échéance',
  total: 'le total TTC',
  payable: 'le montant à payer',
  buyerName: 'le nom du client',
} as const;

export type EInvoicePart = keyof typeof EINVOICE_PARTS;

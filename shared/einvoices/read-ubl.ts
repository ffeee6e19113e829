import type { XmlElement } from '../xml/read-xml.ts';
import type { EInvoice, EInvoiceParty } from './einvoice.ts';
import { frenchIdentifiers, invoiceOf } from './einvoice-fields.ts';

/** An invoice or a credit note in the UBL syntax (OASIS Universal Business Language 2.1). */
export function readUbl(root: XmlElement, file: string): EInvoice {
  const totals = root.child('LegalMonetaryTotal');
  const numbersAt = (...path: string[]) => root.all(...path, 'ID').map(({ text }) => text);
  return invoiceOf(
    {
      syntax: 'ubl',
      profile: root.textAt('CustomizationID'),
      number: root.textAt('ID'),
      // A credit note is one by its own document type, whatever code it leaves out.
      typeCode: root.textAt('InvoiceTypeCode') || root.textAt('CreditNoteTypeCode') || (root.name === 'CreditNote' ? '381' : ''),
      issuedOn: root.child('IssueDate'),
      dueOn: [...root.children('DueDate'), ...root.all('PaymentMeans', 'PaymentDueDate')],
      currency: root.textAt('DocumentCurrencyCode'),
      total: totals?.child('TaxInclusiveAmount') ?? totals?.child('PayableAmount'),
      payable: totals?.child('PayableAmount'),
      net: totals?.child('TaxExclusiveAmount'),
      taxes: root.all('TaxTotal', 'TaxAmount'),
      seller: partyOf(root.child('AccountingSupplierParty', 'Party')),
      buyer: partyOf(root.child('AccountingCustomerParty', 'Party')),
      paymentTerms: root.all('PaymentTerms', 'Note').map(({ text }) => text),
      references: [
        ...numbersAt('BillingReference', 'InvoiceDocumentReference').map((number) => ({ kind: 'invoice' as const, number })),
        ...numbersAt('OrderReference').map((number) => ({ kind: 'order' as const, number })),
        ...numbersAt('ContractDocumentReference').map((number) => ({ kind: 'contract' as const, number })),
        ...root.all('PaymentMeans', 'PaymentID').map(({ text }) => ({ kind: 'payment' as const, number: text })),
      ],
    },
    file,
  );
}

function partyOf(party: XmlElement | undefined): EInvoiceParty {
  const address = party?.child('PostalAddress');
  const taxSchemes = party?.children('PartyTaxScheme') ?? [];
  const vat = taxSchemes.find((scheme) => scheme.textAt('TaxScheme', 'ID') === 'VAT') ?? taxSchemes[0];
  const vatNumber = (vat?.textAt('CompanyID') ?? '').replace(/\s/g, '').toUpperCase();
  const endpoint = party?.child('EndpointID');
  const identifiers = [party?.child('PartyLegalEntity', 'CompanyID'), ...(party?.all('PartyIdentification', 'ID') ?? []), endpoint].flatMap(
    (id) => (id === undefined ? [] : [{ scheme: id.attribute('schemeID'), value: id.text }]),
  );
  const lines = [address?.textAt('AdditionalStreetName'), ...(address?.all('AddressLine', 'Line').map(({ text }) => text) ?? [])];
  return {
    name: party?.textAt('PartyLegalEntity', 'RegistrationName') || party?.textAt('PartyName', 'Name') || '',
    ...frenchIdentifiers(identifiers, vatNumber),
    vatNumber,
    addressLine1: address?.textAt('StreetName') ?? '',
    addressLine2: lines.filter((line) => line).join(', '),
    postalCode: address?.textAt('PostalZone') ?? '',
    city: address?.textAt('CityName') ?? '',
    country: address?.textAt('Country', 'IdentificationCode') ?? '',
    email: party?.textAt('Contact', 'ElectronicMail') || (endpoint?.attribute('schemeID') === 'EM' ? endpoint.text : ''),
  };
}

import type { XmlElement } from '../xml/read-xml.ts';
import type { EInvoice, EInvoiceParty } from './einvoice.ts';
import { frenchIdentifiers, invoiceOf } from './einvoice-fields.ts';

/**
 * An invoice in the CII syntax (UN/CEFACT Cross Industry Invoice, D16B and D22B): Factur-X in every profile from MINIMUM, ZUGFeRD 2,
 * XRechnung; and ZUGFeRD 1, whose parts have other names.
 */
export function readCii(root: XmlElement, file: string): EInvoice {
  const document = part(root, 'ExchangedDocument', 'HeaderExchangedDocument');
  const transaction = part(root, 'SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction');
  const agreement = part(transaction, 'ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement');
  const settlement = part(transaction, 'ApplicableHeaderTradeSettlement', 'ApplicableSupplyChainTradeSettlement');
  const totals = part(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation', 'SpecifiedTradeSettlementMonetarySummation');
  const context = part(root, 'ExchangedDocumentContext', 'SpecifiedExchangedDocumentContext');
  const terms = settlement?.children('SpecifiedTradePaymentTerms') ?? [];
  const numbersAt = (...path: string[]) => agreement?.all(...path, 'IssuerAssignedID').map(({ text }) => text) ?? [];
  return invoiceOf(
    {
      syntax: 'cii',
      profile: context?.textAt('GuidelineSpecifiedDocumentContextParameter', 'ID') ?? '',
      number: document?.textAt('ID') ?? '',
      typeCode: document?.textAt('TypeCode') ?? '',
      issuedOn: document?.child('IssueDateTime', 'DateTimeString'),
      dueOn: terms.flatMap((term) => term.all('DueDateDateTime', 'DateTimeString')),
      currency: settlement?.textAt('InvoiceCurrencyCode') ?? '',
      total: totals?.child('GrandTotalAmount'),
      payable: totals?.child('DuePayableAmount'),
      net: totals?.child('TaxBasisTotalAmount'),
      taxes: totals?.children('TaxTotalAmount') ?? [],
      seller: partyOf(agreement?.child('SellerTradeParty')),
      buyer: partyOf(agreement?.child('BuyerTradeParty')),
      paymentTerms: terms.flatMap((term) => term.children('Description').map(({ text }) => text)),
      references: [
        ...(settlement?.all('InvoiceReferencedDocument', 'IssuerAssignedID') ?? []).map(({ text }) => ({
          kind: 'invoice' as const,
          number: text,
        })),
        ...numbersAt('BuyerOrderReferencedDocument').map((number) => ({ kind: 'order' as const, number })),
        ...numbersAt('ContractReferencedDocument').map((number) => ({ kind: 'contract' as const, number })),
        { kind: 'payment', number: settlement?.textAt('PaymentReference') ?? '' },
      ],
    },
    file,
  );
}

function part(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  for (const name of names) {
    const found = element?.child(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partyOf(party: XmlElement | undefined): EInvoiceParty {
  const address = party?.child('PostalTradeAddress');
  const registrations = party?.all('SpecifiedTaxRegistration', 'ID') ?? [];
  const vat = registrations.find((id) => /^VAT?$/.test(id.attribute('schemeID'))) ?? registrations.find((id) => /^[A-Z]{2}/.test(id.text));
  const vatNumber = (vat?.text ?? '').replace(/\s/g, '').toUpperCase();
  const electronic = party?.child('URIUniversalCommunication', 'URIID');
  const identifiers = [
    party?.child('SpecifiedLegalOrganization', 'ID'),
    ...(party?.children('GlobalID') ?? []),
    ...(party?.children('ID') ?? []),
    electronic,
  ].flatMap((id) => (id === undefined ? [] : [{ scheme: id.attribute('schemeID'), value: id.text }]));
  return {
    name: party?.textAt('Name') || party?.textAt('SpecifiedLegalOrganization', 'TradingBusinessName') || '',
    ...frenchIdentifiers(identifiers, vatNumber),
    vatNumber,
    addressLine1: address?.textAt('LineOne') ?? '',
    addressLine2: [address?.textAt('LineTwo'), address?.textAt('LineThree')].filter((line) => line).join(', '),
    postalCode: address?.textAt('PostcodeCode') ?? '',
    city: address?.textAt('CityName') ?? '',
    country: address?.textAt('CountryID') ?? '',
    email:
      party?.textAt('DefinedTradeContact', 'EmailURIUniversalCommunication', 'URIID') ||
      (electronic?.attribute('schemeID') === 'EM' ? electronic.text : ''),
  };
}

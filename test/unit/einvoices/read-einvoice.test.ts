import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEInvoiceXml, readEInvoice } from '../../../shared/einvoices/read-einvoice.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'einvoices');
const text = (name: string) => readFileSync(join(FIXTURES, name), 'utf8');
const read = (name: string, change: (xml: string) => string = (xml) => xml) => readEInvoice(change(text(name)), name);

describe('CII', () => {
  it('reads the least that a Factur-X says, with a SIRET under the SIREN’s scheme', () => {
    expect(read('cii-minimum.xml')).toEqual({
      syntax: 'cii',
      profile: 'urn:factur-x.eu:1p0:minimum',
      number: 'F-2026-014',
      kind: 'invoice',
      typeCode: '380',
      issuedOn: '2026-01-15',
      dueOn: null,
      currency: 'EUR',
      totalCents: 120000,
      vatCents: 20000,
      payableCents: 90000,
      seller: {
        name: 'Atelier Tournesol',
        siren: '111222333',
        siret: '',
        vatNumber: '',
        addressLine1: '',
        addressLine2: '',
        postalCode: '',
        city: '',
        country: 'FR',
        email: '',
      },
      buyer: {
        name: 'Boulangerie Martel & Fils',
        siren: '444555666',
        siret: '44455566600012',
        vatNumber: '',
        addressLine1: '',
        addressLine2: '',
        postalCode: '',
        city: '',
        country: '',
        email: '',
      },
      paymentTermsText: '',
      references: [{ kind: 'order', number: 'BC-7' }],
    });
  });

  it('reads a credit note as less than nothing, with the buyer’s address, the last due date and what it credits', () => {
    expect(read('cii-en16931.xml')).toMatchObject({
      number: 'AV-2026-002',
      kind: 'creditNote',
      issuedOn: '2026-02-20',
      dueOn: '2026-04-01',
      totalCents: -12050,
      payableCents: -12050,
      buyer: {
        name: 'Boulangerie Martel',
        siren: '444555666',
        siret: '44455566600012',
        vatNumber: 'FR12444555666',
        addressLine1: '3 rue des Moulins',
        addressLine2: 'Bâtiment B, Étage 2',
        postalCode: '69001',
        city: 'Lyon',
        country: 'FR',
        email: 'compta@martel.example',
      },
      paymentTermsText: 'À valoir sur la prochaine facture',
      references: [
        { kind: 'invoice', number: 'F-2026-014' },
        { kind: 'contract', number: 'CT-1' },
        { kind: 'payment', number: 'AV-2026-002' },
      ],
    });
  });

  it('reads the names that ZUGFeRD 1 gave to the parts', () => {
    const old = (xml: string) =>
      xml
        .replaceAll('CrossIndustryInvoice', 'CrossIndustryDocument')
        .replaceAll('rsm:ExchangedDocument>', 'rsm:HeaderExchangedDocument>')
        .replaceAll('rsm:SupplyChainTradeTransaction', 'rsm:SpecifiedSupplyChainTradeTransaction')
        .replaceAll('ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement')
        .replaceAll('ApplicableHeaderTradeSettlement', 'ApplicableSupplyChainTradeSettlement')
        .replaceAll('SpecifiedTradeSettlementHeaderMonetarySummation', 'SpecifiedTradeSettlementMonetarySummation');
    expect(read('cii-minimum.xml', old)).toMatchObject({ number: 'F-2026-014', totalCents: 120000, buyer: { siren: '444555666' } });
  });
});

describe('UBL', () => {
  it('reads an invoice, with the SIREN of the buyer’s electronic address', () => {
    expect(read('ubl-invoice.xml')).toMatchObject({
      syntax: 'ubl',
      number: 'F-2026-015',
      kind: 'invoice',
      issuedOn: '2026-01-20',
      dueOn: '2026-02-19',
      totalCents: 80000,
      payableCents: 80000,
      buyer: {
        name: 'Dubois Paysage',
        siren: '777888999',
        vatNumber: 'FR55777888999',
        addressLine1: '12 avenue du Parc',
        addressLine2: 'Zone artisanale',
        postalCode: '44000',
        city: 'Nantes',
        country: 'FR',
      },
      paymentTermsText: '30 jours nets',
      references: [
        { kind: 'order', number: 'BC-8' },
        { kind: 'payment', number: 'RF18539007547034' },
      ],
    });
  });

  it('reads a credit note, due where its syntax says it', () => {
    expect(read('ubl-credit-note.xml')).toMatchObject({
      number: 'AV-2026-003',
      kind: 'creditNote',
      typeCode: '381',
      dueOn: '2026-03-01',
      totalCents: -8000,
      references: [{ kind: 'invoice', number: 'F-2026-015' }],
    });
  });
});

describe('types and signs', () => {
  it.each([
    ['380', '1200.00', 'invoice', 120000],
    ['389', '1200.00', 'invoice', 120000],
    ['384', '1200.00', 'invoice', 120000],
    ['380', '-1200.00', 'creditNote', -120000],
    ['384', '-1200.00', 'creditNote', -120000],
    ['381', '1200.00', 'creditNote', -120000],
    ['381', '-1200.00', 'creditNote', -120000],
    ['261', '1200.00', 'creditNote', -120000],
    ['380', '0', 'invoice', 0],
  ])('type %s of %s is %s of %i cents', (typeCode, total, kind, totalCents) => {
    const changed = (xml: string) => xml.replace('>380<', `>${typeCode}<`).replace('>1200.00<', `>${total}<`);
    expect(read('cii-minimum.xml', changed)).toMatchObject({ kind, totalCents });
  });

  it('refuses what is neither an invoice nor a credit note', () => {
    expect(() => read('cii-minimum.xml', (xml) => xml.replace('>380<', '>325<'))).toThrow(/ni une facture ni un avoir \(type 325\)/);
  });
});

describe('refusals', () => {
  it('names what is missing', () => {
    const bare = (xml: string) =>
      xml.replace('<ram:ID>F-2026-014</ram:ID>', '').replace(/<ram:GrandTotalAmount>.*<\/ram:GrandTotalAmount>/, '');
    expect(() => read('cii-minimum.xml', bare)).toThrow('il manque à cette facture électronique le numéro, le total TTC.');
  });

  it('shows an unreadable amount or date with its line', () => {
    expect(() => read('cii-minimum.xml', (xml) => xml.replace('1200.00', '1200.005'))).toThrow(
      'ligne 30 : le total TTC « 1200.005 » n’est pas lisible',
    );
    expect(() => read('ubl-invoice.xml', (xml) => xml.replace('2026-02-19', '2026-02-30'))).toThrow(
      'ligne 6 : la date d’échéance « 2026-02-30 »',
    );
  });

  it('refuses DOCTYPE, entities, other XML and a file cut short', () => {
    const declared = (xml: string) =>
      xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>').replace('Atelier Tournesol', '&a;');
    expect(() => read('cii-minimum.xml', declared)).toThrow(/DOCTYPE/);
    expect(() => readEInvoice('<Invoice/>', 'x.xml')).toThrow(/n’est pas une facture électronique reconnue/);
    expect(() => read('cii-minimum.xml', (xml) => xml.slice(0, 900))).toThrow(/incomplet ou abîmé/);
    expect(() => readEInvoice(`<a>${' '.repeat(8_000_001)}</a>`, 'x.xml')).toThrow(/dépasse 8 Mo/);
  });

  it('leaves an entity that no XML knows as it is written', () => {
    expect(read('cii-minimum.xml', (xml) => xml.replace('Atelier Tournesol', 'A &eacute; &#233; &amp;amp;')).seller.name).toBe(
      'A &eacute; é &amp;',
    );
  });

  it('throws nothing but refusals on damaged files', () => {
    for (const name of ['cii-minimum.xml', 'cii-en16931.xml', 'ubl-invoice.xml']) {
      const xml = text(name);
      fc.assert(
        fc.property(
          fc.nat(xml.length),
          fc.nat(200),
          fc.oneof(fc.string(), fc.constantFrom('<', '>', '&', '<a>', ']]>', '__proto__')),
          (at, cut, put) => {
            try {
              readEInvoice(xml.slice(0, at) + put + xml.slice(at + cut), name);
            } catch (error) {
              expect(error).toBeInstanceOf(AppError);
            }
          },
        ),
        { numRuns: 200 },
      );
    }
  });
});

it('is recognised by its root', () => {
  for (const name of ['cii-minimum.xml', 'cii-en16931.xml', 'ubl-invoice.xml', 'ubl-credit-note.xml'])
    expect(isEInvoiceXml(text(name))).toBe(true);
  for (const other of ['', 'Invoice;Date', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>', '<Invoice/>'])
    expect(isEInvoiceXml(other)).toBe(false);
});

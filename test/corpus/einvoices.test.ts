import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractInvoiceXml } from '../../electron/backend/imports/extract-invoice-xml.ts';
import { xmlText } from '../../electron/backend/imports/xml-text.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { readEInvoice } from '../../shared/einvoices/read-einvoice.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { readPdf } from '../builders/read-pdf.ts';

const corpus = process.env.CORPUS_DIR;
const files = corpus === undefined ? [] : globSync(join(corpus, 'einvoice-facturx-fnfe', '**', '*.pdf')).sort();

/** What the pages show, as a person reads them: which document each file is, whom it is for, and its totals. */
const DOCUMENTS = {
  Avoir_FR: { number: 'AV-2017-0005', kind: 'creditNote', buyer: 'Ma jolie boutique', siren: '787878784', total: -23347, payable: -23347 },
  Facture_FR: { number: 'FA-2017-0010', kind: 'invoice', buyer: 'Ma jolie boutique', siren: '787878784', total: 67115, payable: 47015 },
  Facture_DOM: { number: 'FA-2017-0009', kind: 'invoice', buyer: 'Hôtel Saint Denis', siren: '343434346', total: 53075, payable: 38375 },
  Facture_UE: { number: 'FA-2017-0008', kind: 'invoice', buyer: 'Me gusta olive', siren: '', total: 207676, payable: 145376 },
} as const;

describe.skipIf(files.length === 0)('Factur-X samples of FNFE-MPE', () => {
  it('has 19 of them', () => expect(files).toHaveLength(19));

  it.each(files.map((path) => [basename(path), path] as const))('%s', async (name, path) => {
    const pdf = readFileSync(path);
    const { name: embedded, bytes } = await extractInvoiceXml(pdf, name);
    expect(embedded).toBe('factur-x.xml');
    const invoice = readEInvoice(xmlText(bytes), name);
    const document = Object.entries(DOCUMENTS).find(([start]) => name.startsWith(start))?.[1];
    expect(document).toBeDefined();
    expect(invoice).toMatchObject({
      number: document?.number,
      kind: document?.kind,
      currency: 'EUR',
      totalCents: document?.total,
      payableCents: document?.payable,
      seller: { name: 'Au bon moulin', siren: '999999998', siret: '99999999800010', vatNumber: 'FR11999999998' },
      buyer: { name: document?.buyer, siren: document?.siren },
    });
    // The least profile has no due date; every other one states it.
    expect(invoice.dueOn === null).toBe(name.includes('MINIMUM'));

    // The same figures on the page, in French or in English figures.
    const page = (await readPdf(pdf)).pages.map(({ text }) => text).join(' ');
    const english = name.startsWith('Facture_UE');
    const shown = (amount: number) => {
      const french = formatAmount(amount as never)
        .replace(/[\u202f\u00a0]/g, ' ')
        .replace('\u2212', '-');
      return english ? french.replace(' ', ',').replace(/,(\d\d)$/, '.$1') : french;
    };
    expect(page).toContain(invoice.number);
    expect(page).toContain(shown(invoice.totalCents));
    if (invoice.kind === 'invoice') expect(page).toContain(shown(invoice.payableCents));
    if (!english) expect(page).toContain(formatDate(invoice.issuedOn));
  });
});

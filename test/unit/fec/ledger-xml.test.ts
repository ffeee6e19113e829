import { expect, it } from 'vitest';
import { isLedgerXml, readLedgerXml } from '../../../shared/fec/read-ledger-xml.ts';
import { receivablesFromLedger } from '../../../shared/fec/receivables-from-ledger.ts';
import { allocationLines, invoiceLines, owedCents } from '../../builders/ledger-file.ts';

const entry = (number: number, day: string, label: string, lettering: string, lines: string[]) =>
  `<ecriture><EcritureNum>${number}</EcritureNum><EcritureDate>${day}</EcritureDate><EcritureLib>${label}</EcritureLib>
   <PieceRef>P${number}</PieceRef><PieceDate>${day}</PieceDate>${lettering}<ValidDate>${day}T00:00:00</ValidDate>${lines.join('\n')}</ecriture>`;

type Amount = (debit: string, credit: string) => string;
const line = (account: string, amount: string, customer = '') =>
  `<ligne><CompteNum>${account}</CompteNum><CompteLib>x</CompteLib><CompteAuxNum>${customer}</CompteAuxNum>
   <CompteAuxLib>${customer && 'Durand &amp; fils'}</CompteAuxLib><Montantdevise/><Idevise/>${amount}</ligne>`;

const book = (amount: Amount, declaration = '<?xml version="1.0" encoding="UTF-8"?>') => `${declaration}
<comptabilite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="formatA47A-I-VII-1.xsd">
<exercice><DateCloture>2026-12-31</DateCloture>
<journal><JournalCode>VE</JournalCode><JournalLib>Ventes</JournalLib>
${entry(1, '2026-01-15', 'Facture 1', '<EcritureLet>A</EcritureLet><DateLet>2026-02-10</DateLet>', [line('411000', amount('120.00', '0.00'), 'DUR'), line('706000', amount('0.00', '120.00'))])}
${entry(2, '2026-01-16', 'Facture 2', '', [line('411000', amount('60.50', '0.00'), 'DUR'), line('706000', amount('0.00', '60.50'))])}
</journal>
<journal><JournalCode>BQ</JournalCode><JournalLib>Banque</JournalLib>
${entry(3, '2026-02-10', 'Virement', '<EcritureLet>A</EcritureLet><DateLet>2026-02-10</DateLet>', [line('512000', amount('120.00', '0.00')), line('411000', amount('0.00', '120.00'), 'DUR')])}
</journal></exercice></comptabilite>`;

const sides: Amount = (debit, credit) => `<Debit>${debit}</Debit><Credit>${credit}</Credit>`;
const signed: Amount = (debit, credit) =>
  `<Montant>${debit === '0.00' ? credit : debit}</Montant><Sens>${debit === '0.00' ? 'C' : 'D'}</Sens>`;

it.each([
  ['debits and credits', sides],
  ['amounts and their side', signed],
])('the legal file in XML, with %s, is read like its text', (_name, amount) => {
  const text = book(amount);
  expect(isLedgerXml(text)).toBe(true);
  const reading = readLedgerXml(text, 'fec.xml');
  expect([reading.format, reading.problems, reading.rowCount]).toEqual(['fecXml', [], 6]);
  const receivables = receivablesFromLedger(reading);
  expect(receivables.customers.map(({ code, name }) => [code, name])).toEqual([['DUR', 'Durand & fils']]);
  expect(invoiceLines(receivables)).toEqual(['P1 DUR invoice 2026-01-15 ? 12000', 'P2 DUR invoice 2026-01-16 ? 6050']);
  expect(allocationLines(receivables)).toEqual(['payment 2026-02-10 → P1 12000 2026-02-10 lettering']);
  expect(owedCents(receivables)).toBe(6050);
});

it('one that is cut, or declares entities, ends in a sentence', () => {
  expect(() => readLedgerXml(book(sides).slice(0, -30), 'fec.xml')).toThrow(expect.objectContaining({ code: 'XML_MALFORMED' }));
  const bomb = book(sides, '<!DOCTYPE x [<!ENTITY a "aaaa">]>');
  expect(() => readLedgerXml(bomb, 'fec.xml')).toThrow(expect.objectContaining({ code: 'XML_DOCTYPE' }));
});

it('says which line cannot be read', () => {
  const { problems, lines } = readLedgerXml(book(sides).replace('60.50', 'soixante'), 'fec.xml');
  expect(problems).toMatchObject([{ code: 'LEDGER_AMOUNT_UNREADABLE', value: 'soixante', row: 11 }]);
  expect(lines.length).toBe(5);
});

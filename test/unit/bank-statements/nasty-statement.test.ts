import { describe, expect, it } from 'vitest';
import type { MatchableInvoice } from '../../../shared/bank-statements/match-book.ts';
import { matchPayments } from '../../../shared/bank-statements/match-payments.ts';
import { localDate } from '../../../shared/dates/local-date.ts';
import { cents } from '../../../shared/money/cents.ts';

const invoice = (id: number, number: string, customerId: number, customerName: string, open: number): MatchableInvoice => ({
  id,
  number,
  customerId,
  customerName,
  issuedOn: localDate('2026-01-02'),
  dueOn: localDate('2026-02-01'),
  openCents: cents(open),
});

const BOOK = [
  invoice(1, 'FA2026-0101', 1, 'Boulangerie Martel', 120_000),
  invoice(2, 'FA2026-0102', 1, 'Boulangerie Martel', 45_000),
  invoice(3, 'FA2026-0103', 2, 'Dubois Paysage', 80_000),
  invoice(4, 'FA2026-0110', 3, 'Garage Lopez', 20_000),
  invoice(5, 'FA2026-0111', 3, 'Garage Lopez', 20_000),
  invoice(6, 'FA2026-0120', 4, 'Leroy', 33_000),
  invoice(7, 'FA2026-0130', 5, 'Menuiserie Petit', 10_000),
  invoice(8, 'FA2026-0131', 6, 'Transports Petit', 7_000),
  invoice(9, 'FA2026-0150', 7, 'Martin', 30_000),
  invoice(10, 'FA2026-0151', 8, 'Jean Moulin SARL', 61_000),
  invoice(11, '1047', 9, 'Atelier Noir', 24_000),
  invoice(12, '20260115', 10, 'Café du Port', 9_900),
  invoice(13, 'FA2026-0171', 11, 'Avenir', 50_000),
];

function matched(amount: number, label: string, otherNames = new Map<number, string[]>()) {
  const credit = {
    line: 1,
    bookedOn: localDate('2026-02-10'),
    valueOn: null,
    amountCents: cents(amount),
    label,
    counterparty: '',
    reference: '',
    bankReference: '',
    currency: 'EUR',
    reversal: false,
  };
  const [match] = matchPayments([credit], BOOK, { toleranceCents: cents(100), currency: 'EUR', otherNames });
  const numbers = match?.candidates[0]?.allocations.map(({ invoiceId }) => BOOK.find(({ id }) => id === invoiceId)?.number);
  return { verdict: match?.verdict, numbers: numbers?.join(' + ') ?? '', reason: match?.reason ?? '' };
}

describe('a statement that tries to mislead', () => {
  it.each([
    [120_000, 'VIR SEPA MARTEL BOULANGERIE FA 2026 0101', 'FA2026-0101'],
    [120_000, 'VIR BOULANGERIE MARTEL FA2026 - 0 1 0 1', 'FA2026-0101'],
    [120_000, 'VIR BOULANGERIE MARTEL FA2O26-O1O1', 'FA2026-0101'],
    [119_950, 'VIR HOLDING DU NORD FA2026-0101', 'FA2026-0101'],
    [165_000, 'VIR HOLDING DU NORD FA2026-0101 FA2026-0102', 'FA2026-0101 + FA2026-0102'],
    [165_000, 'BOULANGERIE MARTEL SOLDE', 'FA2026-0101 + FA2026-0102'],
    [20_000, 'VIR GARAGE LOPEZ FA2026-0111', 'FA2026-0111'],
    [24_000, 'VIR ATELIER NOIR 1047', '1047'],
    [33_000, 'VIR SEPA RECU DE: LEROY MOTIF: JANVIER 2026', 'FA2026-0120'],
    [10_000, 'VIR MENUISERIE PETIT', 'FA2026-0130'],
    [20_000, 'VIR GARAGE LOPEZ ACOMPTE FA2026-0110', 'FA2026-0110'],
  ])('is sure of %i cents, « %s »', (amount, label, expected) => {
    expect(matched(amount, label)).toMatchObject({ verdict: 'sure', numbers: expected });
  });

  it.each([
    // The number as a scanner read it, and nobody's name beside it.
    [120_000, 'VIR X FA2O26-O1O1', 'FA2026-0101', 'peut-être'],
    // Less a fee that passes what is tolerated; a part; more than is open.
    [119_850, 'VIR MARTEL FA2026-0101', 'FA2026-0101', 'une partie'],
    [60_000, 'VIR BOULANGERIE MARTEL ACOMPTE FA2026-0101', 'FA2026-0101', 'une partie'],
    [130_000, 'VIR BOULANGERIE MARTEL FA2026-0101', 'FA2026-0101', 'dépasse'],
    // The same amount twice.
    [20_000, 'VIR GARAGE LOPEZ', 'FA2026-0110', 'autre facture'],
    [20_000, 'FA2026-0110 FA2026-0111', 'FA2026-0110', 'Parmi les numéros'],
    // Somebody else's name, or an address, around a customer's.
    [33_000, 'VIR LEROY MERLIN', 'FA2026-0120', 'pas certain'],
    [30_000, 'VIR DE M MARTIN LUCAS', 'FA2026-0150', 'pas certain'],
    [50_000, 'VIR AVENIR CONSEIL', 'FA2026-0171', 'pas certain'],
    [61_000, 'VIR 12 RUE JEAN MOULIN LYON', 'FA2026-0151', 'pas certain'],
    [10_000, 'VIR PETIT', 'FA2026-0130', 'Seul le montant'],
    // Who pays for whom is not said.
    [120_000, 'VIR DUBOIS PAYSAGE POUR BOULANGERIE MARTEL', 'FA2026-0101', 'pas certain'],
    // The parent company, whom nobody told the program of.
    [80_000, 'VIR GROUPE VERT HOLDING', 'FA2026-0103', 'Seul le montant'],
    // A number that is a day, a card terminal's or an order's.
    [9_900, 'REMISE CARTES DU 20260115', '20260115', 'bordereau'],
    [24_000, 'COMMANDE 1047', '1047', 'peut-être'],
    // Several payments in one sum, whatever else the label holds.
    [120_000, 'REMISE CHEQUES N 20260101 3 CHEQUES', 'FA2026-0101', 'bordereau'],
    [80_000, 'REM PRLV SEPA 3 OPE DUBOIS PAYSAGE', 'FA2026-0103', 'bordereau'],
    [120_000, 'REM. CHQ. BOULANGERIE MARTEL', 'FA2026-0101', 'bordereau'],
    // The company's own money that comes back.
    [120_000, 'REMBOURSEMENT BOULANGERIE MARTEL', 'FA2026-0101', 'remboursement'],
    [80_000, 'REJET VIR EMIS DUBOIS PAYSAGE', 'FA2026-0103', 'remboursement'],
    [80_000, 'ANNULATION DE VIREMENT DUBOIS PAYSAGE', 'FA2026-0103', 'remboursement'],
    // What is not invoiced yet, or not all of it.
    [80_000, 'VIR DUBOIS PAYSAGE ACOMPTE DEVIS 12', 'FA2026-0103', 'acompte'],
    [80_000, 'DUBOIS PAYSAGE MOINS AVOIR', 'FA2026-0103', 'acompte'],
  ])('leaves %i cents, « %s », to a person, with what is likeliest and why', (amount, label, first, why) => {
    const found = matched(amount, label);
    expect(found).toMatchObject({ verdict: 'offered', numbers: first });
    expect(found.reason).toContain(why);
  });

  it.each([
    [53_000, 'REMISE CHEQUES 3 CHEQUES', 'bordereau'],
    [14_781, 'REMISE CB TPE 0042 NET DE FRAIS', 'bordereau'],
    [200_000, 'REMISE PRELEVEMENTS SEPA 5 OPERATIONS', 'bordereau'],
    [4_250, 'VIR MME DURAND', 'Aucune facture'],
  ])('proposes nothing for %i cents, « %s », and says what it may be', (amount, label, why) => {
    const found = matched(amount, label);
    expect(found).toMatchObject({ verdict: 'none', numbers: '' });
    expect(found.reason).toContain(why);
  });

  it('is sure of a parent company once told whose payer it is', () => {
    const known = new Map([[2, ['Groupe Vert Holding']]]);
    expect(matched(80_000, 'VIR GROUPE VERT HOLDING', known)).toMatchObject({ verdict: 'sure', numbers: 'FA2026-0103' });
    expect(matched(80_100, 'VIR GROUPE VERT HOLDING', known).verdict).toBe('offered');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankMovement } from '../../../shared/bank-statements/bank-statement.ts';
import type { MatchableInvoice } from '../../../shared/bank-statements/match-book.ts';
import { matchPayments, type PaymentMatch } from '../../../shared/bank-statements/match-payments.ts';
import { addDays, localDate } from '../../../shared/dates/local-date.ts';
import { type Cents, cents } from '../../../shared/money/cents.ts';
import { processorTime } from '../../builders/processor-time.ts';

const TOLERANCE = { toleranceCents: cents(200), currency: 'EUR' };

let lastId = 0;
function anInvoice(number: string, customerName: string, open: number, given: Partial<MatchableInvoice> = {}): MatchableInvoice {
  lastId += 1;
  const customerId = [...customerName].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  return {
    id: lastId,
    number,
    customerId,
    customerName,
    issuedOn: localDate('2026-01-02'),
    dueOn: localDate('2026-02-01'),
    openCents: cents(open),
    ...given,
  };
}

function aCredit(amount: number, label: string, given: Partial<BankMovement> = {}): BankMovement {
  const facts = { line: 1, valueOn: null, counterparty: '', reference: '', bankReference: '', currency: 'EUR', reversal: false };
  return { ...facts, bookedOn: localDate('2026-02-10'), amountCents: cents(amount), label, ...given };
}

function match(movement: BankMovement, invoices: readonly MatchableInvoice[]): PaymentMatch {
  const [found] = matchPayments([movement], invoices, TOLERANCE);
  if (found === undefined) throw new Error('a credit has an entry');
  return found;
}

/** `sure F-1 F-2` */
function told(found: PaymentMatch, invoices: readonly MatchableInvoice[]): string {
  const numbers = found.candidates[0]?.allocations.map(({ invoiceId }) => invoices.find(({ id }) => id === invoiceId)?.number) ?? [];
  return [found.verdict, ...numbers].join(' ');
}

describe('invoice numbers in a label', () => {
  const invoice = anInvoice('F-2026-014', 'Boulangerie Martel', 120000);
  const others = [anInvoice('F-2026-015', 'Dubois Paysage', 80000), anInvoice('F-2026-140', 'Dubois Paysage', 120000)];
  const book = [invoice, ...others];

  it.each([
    'VIR SEPA MARTEL F-2026-014',
    'FACTURE F2026014',
    'REGLT FACT 2026-014',
    'RGLT 2026/014 MERCI',
    'f 2026 14',
    'FACTURE_F-2026-014_MARTEL.pdf',
    'Facture N°F-2026-0014',
    'FACT2026014',
  ])('« %s » with its amount is sure', (label) => {
    expect(told(match(aCredit(120000, label), book), book)).toBe('sure F-2026-014');
  });

  it('finds the number in the reference too', () => {
    expect(told(match(aCredit(120000, 'VIREMENT', { reference: 'F2026-014' }), book), book)).toBe('sure F-2026-014');
  });

  it.each(['F-2026-0141', 'XF-2026-1400', 'VIR DU 12/01/2026 14H', 'MANDAT 920260149'])('« %s » does not name it', (label) => {
    expect(match(aCredit(120000, label), [invoice]).candidates.map(({ ground }) => ground)).not.toContain('referenceAndAmount');
  });

  it('says why', () => {
    expect(match(aCredit(120000, 'F-2026-014'), book).reason).toBe('Le virement cite la facture F-2026-014, du même montant.');
  });
});

describe('short numbers', () => {
  const twelve = anInvoice('12', 'Boulangerie Martel', 120000);

  it.each(['VIR 2012', 'VIR DU 12/02/2026', 'A12', '12B', 'CARTE 1234', 'REF X12'])('« %s » is not number 12', (label) => {
    expect(match(aCredit(120000, label), [twelve]).candidates.map(({ ground }) => ground)).toEqual(['onlyAmount']);
  });

  it('is sure with « facture » before it and the amount, or with the name and the amount; else it is offered', () => {
    expect(match(aCredit(120000, 'FACTURE 12'), [twelve]).verdict).toBe('sure');
    expect(match(aCredit(120000, 'FACTURE_12_x.pdf'), [twelve]).verdict).toBe('sure');
    expect(match(aCredit(120000, 'MARTEL BOULANGERIE 12'), [twelve]).verdict).toBe('sure');
    expect(match(aCredit(120000, 'VIR 12'), [twelve])).toMatchObject({
      verdict: 'offered',
      candidates: [{ ground: 'maybeReferenceAndAmount' }],
    });
    expect(match(aCredit(99900, 'VIR 12'), [twelve]).verdict).toBe('none');
  });

  it('prefers the whole number to a shorter one inside it', () => {
    const book = [anInvoice('2026-1', 'A', 120000), anInvoice('2026-1-3', 'B', 120000)];
    expect(told(match(aCredit(120000, 'FACTURE 2026-1-3'), book), book)).toBe('sure 2026-1-3');
  });

  it('does not choose between two invoices that the same digits name', () => {
    const book = [anInvoice('F-0012', 'Martel', 120000), anInvoice('F-12', 'Dubois', 120000)];
    expect(match(aCredit(120000, 'FACTURE F-12'), book).verdict).toBe('offered');
    const told12 = [anInvoice('F-0012', 'Martel', 120000), anInvoice('F-12', 'Dubois', 50000)];
    expect(told(match(aCredit(120000, 'FACTURE F-12'), told12), told12)).toBe('sure F-0012');
  });
});

describe('customers’ names', () => {
  const martel = anInvoice('F-1', 'SARL Boulangerie Martel & Fils', 120000);
  const dubois = anInvoice('F-2', 'Dubois Paysage', 120000);

  it('is sure with an exact amount that is the customer’s only one, whatever the order, accents and legal form', () => {
    const book = [martel, dubois];
    expect(told(match(aCredit(120000, 'VIR SEPA RECU MARTEL FILS BOULANGERIE'), book), book)).toBe('sure F-1');
    expect(told(match(aCredit(120000, 'VIREMENT', { counterparty: 'DUBOIS PAYSAGE SAS' }), book), book)).toBe('sure F-2');
  });

  it('offers two invoices of the same amount, and applies neither', () => {
    const book = [martel, anInvoice('F-3', martel.customerName, 120000, { dueOn: localDate('2026-01-31') })];
    const found = match(aCredit(120000, 'BOULANGERIE MARTEL FILS'), book);
    expect(told(found, book)).toBe('offered F-3');
    expect(found.candidates).toHaveLength(2);
  });

  it('offers a name that begins like another customer’s', () => {
    const book = [anInvoice('F-1', 'Martel', 120000), anInvoice('F-2', 'Martel Frères', 80000)];
    expect(match(aCredit(120000, 'VIR MARTEL'), book)).toMatchObject({ verdict: 'offered', candidates: [{ ground: 'nameAndAmount' }] });
    expect(told(match(aCredit(80000, 'VIR MARTEL FRERES'), book), book)).toBe('sure F-2');
    expect(match(aCredit(120000, 'VIR MARTEL FRERES'), book).verdict).not.toBe('sure');
  });

  it('offers when two customers have the same name', () => {
    const book = [anInvoice('F-1', 'Durand SARL', 120000), anInvoice('F-2', 'Durand', 80000)];
    expect(match(aCredit(120000, 'VIR DURAND'), book)).toMatchObject({
      verdict: 'offered',
      reason: expect.stringContaining('Le nom n’est pas certain'),
    });
  });

  it('offers a name that the bank cut short', () => {
    const found = match(aCredit(120000, 'VIR SEPA PAYSAGE DUBOI'), [anInvoice('F-2', 'Dubois Paysagement', 120000), martel]);
    expect(found.verdict).not.toBe('sure');
    expect(match(aCredit(120000, 'VIR BOULANGERIE MARTEL'), [martel])).toMatchObject({
      verdict: 'offered',
      candidates: [{ ground: 'nameAndAmount' }],
    });
  });

  it('does not apply a number against a name that says otherwise with as good an amount', () => {
    const book = [martel, dubois];
    expect(match(aCredit(120000, 'DUBOIS PAYSAGE F-1'), book).verdict).toBe('offered');
  });

  it('puts a payment without any matching amount on the oldest invoices, as an offer', () => {
    const book = [dubois, anInvoice('F-9', dubois.customerName, 50000, { dueOn: localDate('2026-01-15') })];
    const found = match(aCredit(60000, 'VIR DUBOIS PAYSAGE'), book);
    expect(found).toMatchObject({ verdict: 'offered', candidates: [{ ground: 'onlyName' }] });
    expect(found.candidates[0]?.allocations.map(({ amountCents }) => amountCents)).toEqual([50000, 10000]);
  });
});

describe('amounts alone', () => {
  it('offers the only invoice of an amount, and some of several', () => {
    const one = anInvoice('F-1', 'Martel', 120000);
    expect(match(aCredit(120000, 'VIR INCONNU'), [one])).toMatchObject({ verdict: 'offered', candidates: [{ ground: 'onlyAmount' }] });
    expect(match(aCredit(120000, 'VIR INCONNU'), [one, anInvoice('F-2', 'Dubois', 120000)]).candidates).toHaveLength(2);
    expect(match(aCredit(120001, 'VIR INCONNU'), [one])).toMatchObject({ verdict: 'none', candidates: [] });
  });
});

describe('several invoices in one payment', () => {
  const a = anInvoice('F-1', 'Dubois Paysage', 70000);
  const b = anInvoice('F-2', 'Dubois Paysage', 50000);
  const c = anInvoice('F-3', 'Dubois Paysage', 33300);
  const book = [a, b, c];

  it('is sure when it names them all, or when they are all that is open, or the only two that fit', () => {
    expect(told(match(aCredit(120000, 'F-1 ET F-2'), book), book)).toBe('sure F-1 F-2');
    expect(told(match(aCredit(153300, 'DUBOIS PAYSAGE'), book), book)).toBe('sure F-1 F-2 F-3');
    expect(told(match(aCredit(83300, 'DUBOIS PAYSAGE'), book), book)).toBe('sure F-2 F-3');
  });

  it('offers when several combinations fit', () => {
    const twins = [...book, anInvoice('F-4', 'Dubois Paysage', 50000)];
    expect(match(aCredit(83300, 'DUBOIS PAYSAGE'), twins).verdict).toBe('offered');
  });

  it('takes the numbers that make the amount, and leaves out one that does not', () => {
    expect(told(match(aCredit(83300, 'F-1 F-2 F-3'), book), book)).toBe('sure F-2 F-3');
  });

  it('offers the others of the customer beside the one that is named', () => {
    const found = match(aCredit(120000, 'F-1 ET AUTRE'), book);
    expect(told(found, book)).toBe('offered F-1 F-2');
    expect(found.candidates[0]?.ground).toBe('referenceAndOthers');
  });

  it('never mixes two customers', () => {
    const mixed = [a, anInvoice('F-8', 'Boulangerie Martel', 50000)];
    for (const { allocations } of match(aCredit(120000, 'F-1 F-8'), mixed).candidates) expect(allocations).toHaveLength(1);
  });
});

describe('gaps', () => {
  const invoice = anInvoice('F-2026-014', 'Dubois Paysage', 120000);

  it('is sure within the tolerance when the number is named; offered with the name alone', () => {
    const short = match(aCredit(119850, 'F-2026-014'), [invoice]);
    expect(short).toMatchObject({ verdict: 'sure', candidates: [{ ground: 'referenceWithinTolerance', gapCents: -150 }] });
    expect(short.candidates[0]?.allocations).toEqual([{ invoiceId: invoice.id, amountCents: 119850 }]);
    const over = match(aCredit(120150, 'F-2026-014'), [invoice]);
    expect(over.candidates[0]).toMatchObject({ gapCents: 150, allocations: [{ amountCents: 120000 }] });
    expect(match(aCredit(119850, 'DUBOIS PAYSAGE'), [invoice])).toMatchObject({
      verdict: 'offered',
      candidates: [{ ground: 'nameWithinTolerance' }],
    });
  });

  it('offers a part payment, and one that exceeds', () => {
    expect(match(aCredit(50000, 'F-2026-014'), [invoice])).toMatchObject({
      verdict: 'offered',
      candidates: [{ ground: 'referenceInPart', gapCents: -70000 }],
    });
    expect(match(aCredit(150000, 'F-2026-014'), [invoice])).toMatchObject({
      verdict: 'offered',
      candidates: [{ ground: 'referenceAndMore', gapCents: 30000 }],
    });
  });
});

describe('what is never matched', () => {
  it('uses no invoice dated after the payment', () => {
    const later = anInvoice('F-2026-014', 'Dubois Paysage', 120000, { issuedOn: localDate('2026-02-11') });
    expect(match(aCredit(120000, 'DUBOIS PAYSAGE F-2026-014'), [later]).verdict).toBe('none');
    expect(match(aCredit(120000, 'DUBOIS PAYSAGE F-2026-014', { bookedOn: localDate('2026-02-11') }), [later]).verdict).toBe('sure');
  });

  it('leaves debits, reversals, credit notes, closed invoices and other currencies alone', () => {
    const invoice = anInvoice('F-2026-014', 'Dubois Paysage', 120000);
    expect(
      matchPayments([aCredit(-120000, 'F-2026-014'), aCredit(120000, 'F-2026-014', { reversal: true })], [invoice], TOLERANCE),
    ).toEqual([]);
    expect(match(aCredit(120000, 'F-2026-014'), [{ ...invoice, openCents: cents(-120000) }]).verdict).toBe('none');
    expect(match(aCredit(120000, 'F-2026-014', { currency: 'USD' }), [invoice])).toMatchObject({
      verdict: 'none',
      reason: expect.stringContaining('USD'),
    });
  });

  it('settles an invoice once: the payment that names it is served before one that only resembles it', () => {
    const invoice = anInvoice('F-2026-014', 'Dubois Paysage', 120000);
    const byName = aCredit(120000, 'DUBOIS PAYSAGE', { line: 1, bookedOn: localDate('2026-02-01') });
    const byNumber = aCredit(120000, 'F-2026-014', { line: 2 });
    const again = aCredit(120000, 'F-2026-014 DEUX FOIS', { line: 3, bookedOn: localDate('2026-02-20') });
    expect(matchPayments([byName, byNumber, again], [invoice], TOLERANCE).map(({ verdict }) => verdict)).toEqual(['none', 'sure', 'none']);
  });
});

describe('whatever the book and the payments', () => {
  const names = ['Dubois Paysage', 'Boulangerie Martel', 'Martel', 'Durand', 'Durand Peinture', 'Client 12'];
  const amount = fc.constantFrom(1, 100, 5000, 12000, 12000, 50000, 62000, 120000);
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(localDate('2026-01-01'), days));
  const invoices = fc
    .array(
      fc.record({
        number: fc.constantFrom('12', 'F-12', '2026-1', 'F-2026-1', 'A1', '2012'),
        name: fc.constantFrom(...names),
        amount,
        day,
      }),
      { maxLength: 14 },
    )
    .map((list) =>
      list.map(({ number, name, amount: open, day: issuedOn }, id) => ({
        ...anInvoice(number, name, open, { issuedOn, dueOn: addDays(issuedOn, 30) }),
        id,
      })),
    );
  const words = fc.array(
    fc.constantFrom('VIR', 'FACTURE', '12', 'F-12', '2026-1', '2012', 'DUBOIS', 'PAYSAGE', 'MARTEL', 'DURAND', '12/01/2026'),
    { maxLength: 6 },
  );
  const credits = fc.array(
    fc
      .record({ label: words.map((list) => list.join(' ')), amount, bookedOn: day })
      .map((given) => aCredit(given.amount, given.label, { bookedOn: given.bookedOn })),
    { maxLength: 10 },
  );

  it('allocates no more than is paid or open, to invoices of one customer issued by then, with a score from 0 to 1 and a sentence', () => {
    fc.assert(
      fc.property(credits, invoices, (movements, book) => {
        const rest = new Map(book.map(({ id, openCents }) => [id, openCents as number]));
        for (const found of matchPayments(movements, book, TOLERANCE)) {
          expect(found.reason).toMatch(/\.$/);
          expect(found.verdict === 'none').toBe(found.candidates.length === 0);
          for (const { allocations, score, customerId } of found.candidates) {
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThanOrEqual(1);
            expect(allocations.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBeLessThanOrEqual(found.movement.amountCents);
            for (const { invoiceId, amountCents } of allocations) {
              const invoice = book.find(({ id }) => id === invoiceId);
              expect(amountCents).toBeGreaterThan(0);
              expect(amountCents).toBeLessThanOrEqual(invoice?.openCents ?? 0);
              expect(invoice?.customerId).toBe(customerId);
              expect((invoice?.issuedOn ?? '') <= found.movement.bookedOn).toBe(true);
            }
          }
          if (found.verdict !== 'sure') continue;
          for (const { invoiceId, amountCents } of found.candidates[0]?.allocations ?? [])
            rest.set(invoiceId, (rest.get(invoiceId) ?? 0) - amountCents);
        }
        for (const left of rest.values()) expect(left).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same matches whatever the order of the book', () => {
    fc.assert(
      fc.property(credits, invoices, (movements, book) => {
        expect(matchPayments(movements, book.toReversed(), TOLERANCE)).toEqual(matchPayments(movements, book, TOLERANCE));
      }),
      { numRuns: 150 },
    );
  });

  it('applies nothing between two candidates that differ by nothing but their order', () => {
    fc.assert(
      fc.property(amount, words, (open, label) => {
        const twins = [anInvoice('A-501', 'Dubois Paysage', open), anInvoice('A-502', 'Dubois Paysage', open)];
        expect(match(aCredit(open, label.join(' ')), twins).verdict).not.toBe('sure');
      }),
    );
  });
});

describe('speed', () => {
  const amountOf = (index: number) => (10_000 + ((index * 7919) % 500_000)) as Cents;

  it('matches 5 000 payments to 5 000 invoices within seconds, and finds those that name their invoice', async () => {
    const book = Array.from({ length: 5000 }, (_, index) =>
      anInvoice(`F-2026-${String(index).padStart(5, '0')}`, `Client Atelier ${index % 1000} Moulin`, amountOf(index)),
    );
    const movements = Array.from({ length: 5000 }, (_, index) =>
      aCredit(
        amountOf(index),
        index % 2 === 0 ? `VIR SEPA FACTURE F2026${String(index).padStart(5, '0')}` : `VIR SEPA CLIENT ATELIER ${index % 1000} MOULIN`,
      ),
    );
    let found: PaymentMatch[] = [];
    const work = () => {
      found = matchPayments(movements, book, TOLERANCE);
    };
    expect(await processorTime(work)).toBeLessThan(20_000);
    expect(found.filter(({ verdict }, index) => index % 2 === 0 && verdict === 'sure')).toHaveLength(2500);
  });

  it('does so when every invoice is of one customer whom every payment names', async () => {
    const book = Array.from({ length: 5000 }, (_, index) => anInvoice(`F-${index}`, 'Dubois Paysage', amountOf(index)));
    const movements = Array.from({ length: 5000 }, (_, index) => aCredit(amountOf(index) + 3, 'DUBOIS PAYSAGE'));
    expect(await processorTime(() => matchPayments(movements, book, TOLERANCE))).toBeLessThan(30_000);
  });
});

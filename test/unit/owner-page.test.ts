import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFonts } from '../../electron/backend/page-fonts.ts';
import { BUCKETS } from '../../shared/dashboard/aged-balance.ts';
import { layoutOwnerPage } from '../../shared/dashboard/owner-page/layout-owner-page.ts';
import type { OwnerPageContent } from '../../shared/dashboard/owner-page/owner-page-content.ts';
import { ownerTasks, type TaskFacts } from '../../shared/dashboard/owner-page/owner-tasks.fr.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import type { PageItem, TextItem } from '../../shared/letters/page.ts';
import type { Measure } from '../../shared/letters/text-layout.ts';
import { cents } from '../../shared/money/cents.ts';

const { measure } = pageFonts();

const widths = new Map<string, number>();

/** The widths of the characters, added up: near the real ones, and quick enough for hundreds of pages. */
const byCharacter: Measure = (words, font, size) => {
  let width = 0;
  for (const character of words) {
    const key = `${font} ${character}`;
    const known = widths.get(key) ?? measure(character, font, 1);
    widths.set(key, known);
    width += known;
  }
  return width * size;
};

/** Names and sentences of any length, words without a space among them, up to what a field of the program holds and more. */
const text = fc.oneof(
  fc.constant(''),
  fc.constant('€'),
  fc.string({ maxLength: 30 }),
  fc.string({ minLength: 200, maxLength: 400, unit: 'grapheme' }),
  fc.integer({ min: 1, max: 200 }).map((length) => 'W'.repeat(length)),
  fc
    .array(fc.constantFrom('Société', 'd’exploitation', 'Œuvres', 'WWWWWWWWWWWWW', '−12 345 678 901,00 €'), { maxLength: 40 })
    .map((words) => words.join(' ')),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const pilot = fc.record({ title: text, value: text, comparisons: fc.array(text, { maxLength: 3 }), sentence: text });
const content: fc.Arbitrary<OwnerPageContent> = fc.record({
  documentTitle: text,
  author: text,
  letterhead: fc.record({ name: text, lines: fc.array(text, { maxLength: 9 }) }),
  title: text,
  asOf: text,
  pilots: fc.array(pilot, { minLength: 4, maxLength: 4 }),
  balance: fc.record({
    title: text,
    sentence: text,
    bars: fc.option(fc.tuple(...BUCKETS.map((bucket) => fc.record({ bucket: fc.constant(bucket), name: text, amount: text, share }))), {
      nil: [],
    }),
  }),
  cashIn: fc.record({
    title: text,
    sentence: text,
    weeks: fc.oneof(fc.constant([]), fc.array(fc.record({ share }), { minLength: 13, maxLength: 13 })),
    firstWeek: text,
    lastWeek: text,
    note: text,
  }),
  debts: fc.record({
    title: text,
    columns: fc.tuple(text, text, text, text),
    rows: fc.array(fc.tuple(text, text, text, text), { maxLength: 10 }),
    note: text,
  }),
  tasks: fc.record({ title: text, items: fc.array(fc.record({ lead: text, text }), { maxLength: 5 }) }),
  footer: text,
});

/** The longest page: every place full to its last line. */
const FULL = 'Société d’exploitation des Œuvres de la forêt '.repeat(12);
const fullPage: OwnerPageContent = {
  documentTitle: '',
  author: '',
  letterhead: { name: FULL, lines: [FULL] },
  title: FULL,
  asOf: FULL,
  pilots: Array.from({ length: 4 }, () => ({ title: FULL, value: FULL, comparisons: [FULL, FULL, FULL], sentence: FULL })),
  balance: { title: FULL, sentence: FULL, bars: BUCKETS.map((bucket) => ({ bucket, name: FULL, amount: FULL, share: 1 })) },
  cashIn: {
    title: FULL,
    sentence: FULL,
    weeks: Array.from({ length: 13 }, () => ({ share: 1 })),
    firstWeek: FULL,
    lastWeek: FULL,
    note: FULL,
  },
  debts: {
    title: FULL,
    columns: [FULL, FULL, FULL, FULL],
    rows: Array.from({ length: 10 }, () => [FULL, FULL, FULL, FULL] as const),
    note: FULL,
  },
  tasks: { title: FULL, items: Array.from({ length: 5 }, () => ({ lead: FULL, text: FULL })) },
  footer: FULL,
};

const isText = (item: PageItem): item is TextItem => item.type === 'text';

/** Nothing outside the margins, and nothing of the page's parts on the footer. */
function expectOneSheet(items: readonly PageItem[]): void {
  const inFooter = (item: TextItem) => item.block === 'footer';
  for (const item of items.filter(isText)) {
    expect(item.x).toBeGreaterThanOrEqual(16.99);
    expect(item.x + item.width).toBeLessThanOrEqual(193.01);
    expect(item.y).toBeGreaterThan(10);
    expect(item.y).toBeLessThanOrEqual(inFooter(item) ? 287 : 281.5);
  }
  const bottoms = items.map((item) =>
    item.type === 'rect' ? item.y + item.height : item.type === 'line' ? Math.max(item.y1, item.y2) : 0,
  );
  expect(Math.max(0, ...bottoms)).toBeLessThanOrEqual(282);
}

describe('the owner’s page', () => {
  it('is one sheet, whatever its names and amounts', () => {
    fc.assert(
      fc.property(content, (given) => expectOneSheet(layoutOwnerPage(given, byCharacter).items)),
      { numRuns: 25 },
    );
  });

  it('is one sheet when every place is full, each text ending in an ellipsis', () => {
    const { items } = layoutOwnerPage(fullPage, measure);
    expectOneSheet(items);
    const lastOfBlock = new Map(items.filter(isText).map((item) => [item.block, item.text]));
    expect(lastOfBlock.size).toBeGreaterThan(70);
    for (const last of lastOfBlock.values()) expect(last.endsWith('…')).toBe(true);
  });

  it('sets no text over another', () => {
    const lines = layoutOwnerPage(fullPage, measure).items.filter(isText);
    const crossing = lines.flatMap((a, index) =>
      lines
        .slice(index + 1)
        .filter((b) => Math.abs(a.y - b.y) < 2.3 && a.x < b.x + b.width - 0.1 && b.x < a.x + a.width - 0.1)
        .map((b) => [a.block, b.block]),
    );
    expect(crossing).toEqual([]);
  });
});

const TODAY = localDate('2026-11-21');

function facts(part: Partial<TaskFacts> = {}): TaskFacts {
  const data = { invoiceCount: 12, lastImportOn: TODAY, withoutRevenueForecast: [], withoutChargesForecast: [], withoutCharges: null };
  return { today: TODAY, toContact: [], promises: [], lateSchedules: [], data, ...part };
}

function customer(customerId: number, euros: number, part: Partial<TaskFacts['toContact'][number]> = {}): TaskFacts['toContact'][number] {
  return {
    customerId,
    customerName: `Client ${customerId}`,
    level: 'R1',
    channel: 'letter',
    totalDueCents: cents(euros * 100),
    invoiceCount: 1,
    oldestDaysLate: 12,
    ...part,
  };
}

const plain = (tasks: ReturnType<typeof ownerTasks>) => tasks.map(({ lead, text: words }) => `${lead} : ${words}`.replace(/\s/g, ' '));

describe('what to do', () => {
  it('names whom to call or write to, the largest sums first, and sums up the rest in the fifth line', () => {
    const toContact = [
      customer(1, 9000, { level: 'formalNotice', invoiceCount: 3, oldestDaysLate: 74 }),
      customer(2, 8000, { level: 'call', channel: 'phone', oldestDaysLate: 1 }),
      customer(3, 7000, { level: 'R2' }),
      customer(4, 600),
      customer(5, 500),
      customer(6, 400),
    ];
    expect(plain(ownerTasks(facts({ toContact })))).toEqual([
      'Mettre en demeure Client 1 : 9 000 €, 3 factures en retard, la plus ancienne de 74 jours.',
      'Appeler Client 2 : 8 000 €, une facture en retard de 1 jour.',
      'Écrire à Client 3 : relance 2 ; 7 000 €, une facture en retard de 12 jours.',
      'Écrire à Client 4 : relance 1 ; 600 €, une facture en retard de 12 jours.',
      'Relancer 2 autres clients : 900 € en retard ; l’écran Relances prépare les appels et les courriers.',
    ]);
  });

  it('puts a broken promise first, once for its customer, and leaves a promise still running out of what is broken', () => {
    const promise = (customerId: number, promisedOn: string, missing: number) => ({
      customerId,
      customerName: `Client ${customerId}`,
      promisedOn: localDate(promisedOn),
      amountCents: cents(1200_00),
      missingCents: cents(missing * 100),
    });
    const tasks = ownerTasks(
      facts({
        toContact: [customer(1, 5000), customer(2, 100)],
        promises: [promise(1, '2026-11-03', 800), promise(2, '2026-11-19', 1200), promise(3, '2026-12-24', 1200)],
        lateSchedules: [
          { customerName: 'Brasserie', lateCents: cents(500_00), oldestDaysLate: 16 },
          { customerName: 'Garage', lateCents: cents(90_00), oldestDaysLate: 40 },
        ],
      }),
    );
    expect(plain(tasks)).toEqual([
      'Rappeler Client 1 : promesse de 1 200 € pour le 3/11 non tenue, il en manque 800 €.',
      'Réclamer l’échéancier de Brasserie : 500 € d’échéances en retard, la plus ancienne de 16 jours ; et 1 autre échéancier.',
      'Guetter le compte en banque : Client 2 a promis 1 200 € pour le 19/11.',
      'Écrire à Client 2 : relance 1 ; 100 €, une facture en retard de 12 jours.',
    ]);
  });

  it('says what is missing from the data in one line, and which months', () => {
    const october = yearMonth('2026-10');
    const november = yearMonth('2026-11');
    const data = {
      invoiceCount: 12,
      lastImportOn: localDate('2026-10-18'),
      withoutRevenueForecast: [october, november],
      withoutChargesForecast: [november],
      withoutCharges: october,
    };
    expect(plain(ownerTasks(facts({ data })))).toEqual([
      'Compléter les données : dernier import le 18/10/2026, il y a 34 jours ; pas de prévision de ventes ni de charges pour novembre 2026 ; ' +
        'pas de prévision de ventes pour octobre 2026 ; aucune charge réelle en octobre 2026.',
    ]);
    expect(plain(ownerTasks(facts({ data: { ...data, invoiceCount: 0 } })))[0]).toMatch(/^Importer vos factures/);
    expect(ownerTasks(facts())).toEqual([]);
  });

  it('is never more than five lines', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.boolean(), fc.boolean(), (count, promised, late) => {
        const promises = promised
          ? ['2026-11-01', '2026-11-23'].map((day, index) => ({
              customerId: index + 1,
              customerName: 'X',
              promisedOn: localDate(day),
              amountCents: cents(100),
              missingCents: cents(100),
            }))
          : [];
        const lateSchedules = late ? [{ customerName: 'Y', lateCents: cents(100), oldestDaysLate: 3 }] : [];
        const toContact = Array.from({ length: count }, (_unused, index) => customer(index + 1, 100 - index));
        const data = { ...facts().data, withoutCharges: yearMonth('2026-10') };
        const tasks = ownerTasks(facts({ promises, lateSchedules, toContact, data }));
        expect(tasks.length).toBeLessThanOrEqual(5);
        expect(tasks.at(-1)?.lead).toBe('Compléter les données');
        // Nobody is forgotten: each is named, or counted in the line that sums up.
        const named = tasks.filter(({ lead }) => /^(Écrire|Rappeler)/.test(lead)).length;
        const counted = Number(/^Relancer (\d+)/.exec(tasks.find(({ lead }) => lead.startsWith('Relancer'))?.lead ?? '')?.[1] ?? 0);
        expect(named + counted).toBe(Math.max(count, promised ? 1 : 0));
      }),
    );
  });
});

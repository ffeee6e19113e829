import { type Cents, negateCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import type { BankMovement } from './bank-statement.ts';
import type { NameEvidence } from './customer-names-in-text.ts';
import { exactSubsets } from './exact-subset.ts';
import type { BookInvoice, MatchAllocation, MatchBook } from './match-book.ts';
import { type MatchGround, matchReason } from './match-reasons.fr.ts';

/** A way to put a payment against invoices of one customer. */
export interface MatchCandidate {
  readonly customerId: number;
  readonly allocations: readonly MatchAllocation[];
  /** The payment less what those invoices have open: negative when it is short of them, positive when it exceeds them. */
  readonly gapCents: Cents;
  /** What of that gap is the early-payment discount of those invoices; zero elsewhere. */
  readonly discountCents: Cents;
  readonly ground: MatchGround;
  /** 0–1 */
  readonly score: number;
  readonly reason: string;
}

/**
 * How sure each ground is. 0.9 and above can stand by itself: the invoice's own number with its amount, or the customer's name with
 * an amount that only one thing explains. Below, a person decides. Half a tenth between two grounds only orders them.
 */
const SCORES: { readonly [G in MatchGround]: number } = {
  referenceAndAmount: 1,
  referenceWithinTolerance: 0.95,
  someReferencesAndAmount: 0.93,
  nameAndAmount: 0.92,
  nameAndAllOpen: 0.9,
  nameAndCombination: 0.9,
  // A discount is proposed, and granted by a person.
  referenceAndDiscount: 0.88,
  nameAndDiscount: 0.85,
  referenceAndOthers: 0.8,
  maybeReferenceAndAmount: 0.8,
  nameAndOneOfAmount: 0.7,
  referenceInPart: 0.65,
  referenceAndMore: 0.6,
  nameWithinTolerance: 0.6,
  nameAndOneDiscount: 0.6,
  nameAndOneCombination: 0.55,
  onlyAmount: 0.5,
  oneOfAmount: 0.3,
  onlyName: 0.25,
};
/** Grounds on which each invoice is paid less its discount, and no discount is without. */
const BY_DISCOUNT: ReadonlySet<MatchGround> = new Set(['referenceAndDiscount', 'nameAndDiscount', 'nameAndOneDiscount']);
/** What a name that is not certain takes from a ground that stands on it. */
const UNCERTAIN_NAME = 0.2;
/** What the customer's name adds to a number that is named but does not settle the amount. */
const NAME_BESIDE = 0.05;

/** Invoices of one customer that combinations are made of: the oldest. */
const MOST_COMBINED = 24;
const LARGEST_COMBINATION = 6;
/** A combination proves something when so few of its size exist that one would hardly fit by chance. */
const TELLING_COMBINATIONS = 50;

/** Every way that the text and the amount of a credit suggest, best first. */
export function matchCandidates(movement: BankMovement, book: MatchBook, toleranceCents: Cents): MatchCandidate[] {
  const finder = new CandidateFinder(movement, book, toleranceCents);
  return finder.find();
}

class CandidateFinder {
  readonly #movement: BankMovement;
  readonly #book: MatchBook;
  readonly #tolerance: Cents;
  readonly #names: ReadonlyMap<number, NameEvidence>;
  readonly #found = new Map<string, MatchCandidate>();

  constructor(movement: BankMovement, book: MatchBook, tolerance: Cents) {
    this.#movement = movement;
    this.#book = book;
    this.#tolerance = tolerance;
    this.#names = book.names.find(`${movement.counterparty} ${movement.label} ${movement.reference}`);
  }

  find(): MatchCandidate[] {
    const { bookedOn, reference, label, counterparty } = this.#movement;
    const text = [reference, label, counterparty].filter((part) => part !== '').join(' ;;;; ');
    const numbers = [...this.#book.numbers.find(text)].filter(([invoice]) => this.#book.isPayable(invoice, bookedOn));
    const named = groupByCustomer(numbers.filter(([, evidence]) => evidence === 'named').map(([invoice]) => invoice));
    const maybe = groupByCustomer(numbers.filter(([, evidence]) => evidence === 'maybe').map(([invoice]) => invoice));
    for (const invoices of named.values()) this.#byReference(invoices);
    for (const invoices of maybe.values()) this.#byUncertainReference(invoices);
    // Who pays and for whom: two names in one text say neither for sure.
    const isAlone = [...this.#names.values()].filter((evidence) => evidence === 'whole').length === 1;
    for (const [customerId, evidence] of this.#names) this.#byName(customerId, evidence !== 'whole' || !isAlone);
    if (![...this.#found.values()].some(({ score }) => score >= SCORES.nameWithinTolerance - UNCERTAIN_NAME)) this.#byAmount();
    const rank = ({ allocations }: MatchCandidate) => this.#book.rankOf(allocations[0]?.invoiceId);
    return [...this.#found.values()].sort((a, b) => b.score - a.score || Math.abs(a.gapCents) - Math.abs(b.gapCents) || rank(a) - rank(b));
  }

  #byReference(invoices: readonly BookInvoice[]): void {
    const [first] = invoices;
    if (first === undefined) return;
    const amount = this.#movement.amountCents;
    const bonus = this.#names.get(first.customerId) === 'whole' ? NAME_BESIDE : 0;
    const gap = this.#gap(invoices);
    if (gap === 0) return this.#add('referenceAndAmount', invoices);
    if (this.#isDiscounted(invoices)) return this.#add('referenceAndDiscount', invoices);
    if (Math.abs(gap) <= this.#tolerance) return this.#add('referenceWithinTolerance', invoices);
    const some = invoices.length > 1 ? this.#subsets(invoices, amount, 1, invoices.length) : [];
    for (const subset of some) this.#add('someReferencesAndAmount', subset, some.length > 1 ? -UNCERTAIN_NAME : 0);
    if (gap < 0) return this.#add('referenceInPart', invoices, invoices.length > 1 ? -NAME_BESIDE : bonus);
    const others = this.#book.ofCustomer(first.customerId, this.#movement.bookedOn).filter((invoice) => !invoices.includes(invoice));
    const together = this.#subsets(others, gap, 1, LARGEST_COMBINATION);
    for (const subset of together) this.#add('referenceAndOthers', [...invoices, ...subset], together.length > 1 ? -UNCERTAIN_NAME : bonus);
    this.#add('referenceAndMore', invoices, bonus);
  }

  /** Short numbers, which could be anything, count only with the exact amount; with the name besides, they are references. */
  #byUncertainReference(invoices: readonly BookInvoice[]): void {
    const sets = [...invoices.map((invoice) => [invoice]), ...(invoices.length > 1 ? [invoices] : [])];
    for (const set of sets) {
      if (this.#gap(set) !== 0) continue;
      const isNamed = this.#names.get(set[0]?.customerId ?? 0) === 'whole';
      this.#add(isNamed ? 'referenceAndAmount' : 'maybeReferenceAndAmount', set, isNamed ? -NAME_BESIDE : 0);
    }
  }

  #byName(customerId: number, uncertain: boolean): void {
    const amount = this.#movement.amountCents;
    const open = this.#book.ofCustomer(customerId, this.#movement.bookedOn);
    if (open.length === 0) return;
    const add = (ground: MatchGround, set: readonly BookInvoice[]) => this.#add(ground, set, uncertain ? -UNCERTAIN_NAME : 0, uncertain);
    const exact = open.filter((invoice) => invoice.restCents === amount);
    if (exact.length === 1) add('nameAndAmount', exact);
    for (const invoice of exact.length > 1 ? exact.slice(0, 3) : []) add('nameAndOneOfAmount', [invoice]);
    const near = open.filter(({ restCents }) => restCents !== amount && Math.abs(amount - restCents) <= this.#tolerance);
    this.#discounts(open, add);
    for (const invoice of near.slice(0, 3)) add('nameWithinTolerance', [invoice]);
    this.#combinations(open, add);
    if (exact.length === 0 && near.length === 0) add('onlyName', open);
  }

  #combinations(open: readonly BookInvoice[], add: (ground: MatchGround, set: readonly BookInvoice[]) => void): void {
    if (open.length < 2) return;
    if (this.#gap(open) === 0) return add('nameAndAllOpen', open);
    const oldest = open.slice(0, MOST_COMBINED);
    const amounts = oldest.map(({ restCents }) => restCents);
    const { found, complete } = exactSubsets(amounts, this.#movement.amountCents, 2, LARGEST_COMBINATION);
    const alone = found.length === 1 && complete && oldest.length === open.length;
    for (const positions of found) {
      const telling = alone && combinations(open.length, positions.length) <= TELLING_COMBINATIONS;
      add(telling ? 'nameAndCombination' : 'nameAndOneCombination', chosen(oldest, positions));
    }
  }

  /** One invoice, all of them, or some, that the amount pays to the cent once their early-payment discounts are kept. */
  #discounts(open: readonly BookInvoice[], add: (ground: MatchGround, set: readonly BookInvoice[]) => void): void {
    // Most have no terms at all, which is seen without working anything out.
    if (!open.some((invoice) => invoice.earlyPayment && this.#discountOf([invoice]) > 0)) return;
    const alone = open.filter((invoice) => this.#isDiscounted([invoice]));
    for (const invoice of alone.slice(0, 3)) add(alone.length === 1 ? 'nameAndDiscount' : 'nameAndOneDiscount', [invoice]);
    if (open.length < 2 || alone.length > 0) return;
    if (this.#isDiscounted(open)) return add('nameAndDiscount', open);
    const oldest = open.slice(0, MOST_COMBINED);
    const prices = oldest.map((invoice) => this.#book.discountedRest(invoice, this.#movement.bookedOn));
    const { found } = exactSubsets(prices, this.#movement.amountCents, 2, LARGEST_COMBINATION);
    const sets = found.map((positions) => chosen(oldest, positions)).filter((set) => this.#discountOf(set) > 0);
    for (const set of sets.slice(0, 3)) add(sets.length === 1 ? 'nameAndDiscount' : 'nameAndOneDiscount', set);
  }

  #discountOf(invoices: readonly BookInvoice[]): Cents {
    const on = this.#movement.bookedOn;
    return sumCents(invoices.map((invoice) => subtractCents(invoice.restCents, this.#book.discountedRest(invoice, on))));
  }

  /** Whether the amount is that of these invoices less their discounts, to the cent. */
  #isDiscounted(invoices: readonly BookInvoice[]): boolean {
    const discount = this.#discountOf(invoices);
    return discount > 0 && this.#gap(invoices) === negateCents(discount);
  }

  #byAmount(): void {
    const same = this.#book.ofAmount(this.#movement.amountCents, this.#movement.bookedOn, 4);
    const alone = same.length === 1 && this.#names.size === 0;
    for (const invoice of same.slice(0, 3)) this.#add(alone ? 'onlyAmount' : 'oneOfAmount', [invoice]);
  }

  #gap(invoices: readonly BookInvoice[]): Cents {
    return subtractCents(this.#movement.amountCents, sumCents(invoices.map(({ restCents }) => restCents)));
  }

  #subsets(invoices: readonly BookInvoice[], target: Cents, fewest: number, most: number): BookInvoice[][] {
    const oldest = invoices.slice(0, MOST_COMBINED);
    const amounts = oldest.map(({ restCents }) => restCents);
    return exactSubsets(amounts, target, fewest, most).found.map((positions) => chosen(oldest, positions));
  }

  /** Keeps a candidate unless the same allocation stands already on better ground. */
  #add(ground: MatchGround, invoices: readonly BookInvoice[], change = 0, nameUncertain = false): void {
    const [first] = invoices;
    if (first === undefined) return;
    const { bookedOn, amountCents } = this.#movement;
    const isDiscounted = BY_DISCOUNT.has(ground);
    const allocations = isDiscounted
      ? invoices.map((invoice) => ({ invoiceId: invoice.id, amountCents: this.#book.discountedRest(invoice, bookedOn) }))
      : this.#book.allocate(amountCents, invoices);
    // Two decimals: scores are compared, and 0.8 + 0.05 must be 0.85.
    const score = Math.round((SCORES[ground] + change) * 100) / 100;
    const key = allocations.map(({ invoiceId, amountCents }) => `${invoiceId}:${amountCents}`).join(' ');
    if ((this.#found.get(key)?.score ?? -1) >= score) return;
    const paid = new Set(allocations.map(({ invoiceId }) => invoiceId));
    const numbers = invoices.filter(({ id }) => paid.has(id)).map(({ number }) => number);
    const gapCents = this.#gap(invoices);
    const discountCents = isDiscounted ? this.#discountOf(invoices) : ZERO;
    const rates = isDiscounted ? [...new Set(invoices.flatMap(({ earlyPayment }) => earlyPayment?.ratePct ?? []))] : [];
    const { customerId, customerName } = first;
    const reason = matchReason({ ground, numbers, customerName, gapCents, discountRates: rates, nameUncertain });
    this.#found.set(key, { customerId, allocations, gapCents, discountCents, ground, score, reason });
  }
}

function groupByCustomer(invoices: readonly BookInvoice[]): Map<number, BookInvoice[]> {
  const groups = new Map<number, BookInvoice[]>();
  for (const invoice of invoices.toSorted((a, b) => a.rank - b.rank)) {
    const group = groups.get(invoice.customerId);
    if (group === undefined) groups.set(invoice.customerId, [invoice]);
    else group.push(invoice);
  }
  return groups;
}

function chosen<T>(list: readonly T[], positions: readonly number[]): T[] {
  return positions.flatMap((position) => list[position] ?? []);
}

/** How many ways there are to take k things out of n, up to where it no longer matters. */
function combinations(n: number, k: number): number {
  let ways = 1;
  for (let taken = 1; taken <= k; taken += 1) ways = (ways * (n - k + taken)) / taken;
  return ways;
}

import { FIGURE_TEXTS } from '../dashboard/figure-texts.fr.ts';
import type { ProvenFigure } from '../dashboard/proof/proof.contract.ts';
import { BILLING_TERMS } from './billing-terms.fr.ts';
import { COLLECTION_TERMS } from './collection-terms.fr.ts';
import { FIGURE_TERMS } from './figure-terms.fr.ts';
import { LEGAL_TERMS } from './legal-terms.fr.ts';
import type { LexiconEntry } from './lexicon-entry.ts';

const ENTRIES = [...FIGURE_TERMS, ...BILLING_TERMS, ...COLLECTION_TERMS, ...LEGAL_TERMS] as const;

/** A term that screens may link to: one that the lexicon has not does not compile. */
export type TermKey = (typeof ENTRIES)[number]['key'];

/** A term as it is shown. */
export interface Term extends Omit<LexiconEntry, 'key' | 'also' | 'see'> {
  readonly key: TermKey;
  readonly also: readonly string[];
  readonly see: readonly TermKey[];
}

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

/** Every term, in the order of the French alphabet. */
export const LEXICON: readonly Term[] = (ENTRIES as readonly (LexiconEntry & { key: TermKey })[])
  .map(shown)
  .sort((a, b) => collator.compare(a.name, b.name));

function shown({ also = [], see = [], example, ...entry }: LexiconEntry & { key: TermKey }): Term {
  return {
    ...entry,
    also,
    see: see as readonly TermKey[],
    definition: withThousands(definitionOf({ ...entry })),
    ...(example === undefined ? {} : { example: withThousands(example) }),
  };
}

/** « 12 000 € » is never parted at the end of a line. */
function withThousands(text: string): string {
  return text.replace(/(\d) (?=\d{3}(?!\d))/g, '$1\u202f');
}

/** A figure is defined where it is proven (kpis.md), and nowhere else. */
function definitionOf({ figure, definition }: LexiconEntry): string {
  return figure === undefined ? definition : `${FIGURE_TEXTS[figure].definition} Calcul : ${lowerFirst(FIGURE_TEXTS[figure].calculation)}`;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('fr') + text.slice(1) : text;
}

const BY_KEY: ReadonlyMap<string, Term> = new Map(LEXICON.map((term) => [term.key, term]));

/** The term of a key, as an address may hold any; undefined when there is none. */
export function findTerm(key: string): Term | undefined {
  return BY_KEY.get(key);
}

const BY_FIGURE: ReadonlyMap<ProvenFigure, TermKey> = new Map(
  LEXICON.flatMap(({ figure, key }): [ProvenFigure, TermKey][] => (figure === undefined ? [] : [[figure, key]])),
);

/** Figures that are one term counted over another time, or a part of it. */
const SAME_TERM: Readonly<Partial<Record<ProvenFigure, TermKey>>> = {
  revenueCents: 'chiffre-affaires',
  forecastRevenueCents: 'prevu-reel',
  collectedCents: 'encaissement',
  fixedChargesCents: 'charges-fixes',
  variableChargesCents: 'charges-variables',
  forecastChargesCents: 'prevu-reel',
  forecastFixedChargesCents: 'charges-fixes',
  forecastVariableChargesCents: 'charges-variables',
  disputedCents: 'litige',
  chaseableOverdueCents: 'echu',
  operationalFixedPerformance: 'performance-operationnelle',
  operationalVariablePerformance: 'performance-operationnelle',
  dso3Months: 'dso-glissant',
  dbt: 'dbt',
  daysToPay12Months: 'delai-reel',
  cei12Months: 'cei',
  badDebtRatio12Months: 'irrecouvrables',
  top1: 'concentration',
  top3: 'concentration',
  top5: 'concentration',
  top10: 'concentration',
  effectiveCustomers: 'hhi',
  customersFor80Pct: 'concentration',
};

/** The term that explains a figure; undefined where its name says all. */
export function termOfFigure(figure: ProvenFigure): TermKey | undefined {
  return BY_FIGURE.get(figure) ?? SAME_TERM[figure];
}

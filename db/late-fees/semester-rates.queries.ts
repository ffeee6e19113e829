import shipped from '../../resources/rates/semester-rates.json' with { type: 'json' };
import { Semester } from '../../shared/dates/semester.ts';
import type { SemesterRate } from '../../shared/late-fees/late-fees.contract.ts';
import { type KnownRate, type RateTable, rateTableOf } from '../../shared/late-fees/semester-rates.ts';
import { exact } from '../../shared/money/ratio.ts';
import type { ReadDb, WriteDb } from '../database.ts';

const shippedRates = new Map(shipped.rates.map((rate) => [Semester.parse(rate.semester), rate]));

function typedRates(db: ReadDb): KnownRate[] {
  return db
    .prepare<KnownRate>('SELECT semester, ecb_mro_pct AS ecbMroPct, legal_pro_pct AS legalProPct FROM semester_rates ORDER BY semester')
    .all()
    .filter(({ semester }) => !shippedRates.has(semester));
}

/**
 * Every known rate: those shipped with the program, then those that the user typed in for semesters it does not know. When a
 * later version ships a semester that was typed in, the shipped and sourced rate is the one that counts.
 */
export function rateTable(db: ReadDb): RateTable {
  return rateTableOf([...[...shippedRates].map(([semester, rate]) => ({ ...rate, semester })), ...typedRates(db)]);
}

/** The rates with where they come from, oldest semester first. */
export function listRates(db: ReadDb): SemesterRate[] {
  const fromProgram = [...shippedRates].map(([semester, { ecbMroPct, legalProPct, confidence, order, sources }]) => ({
    semester,
    ...asNumbers({ ecbMroPct, legalProPct }),
    origin: 'resource' as const,
    sources: order === null ? sources : [order, ...sources],
    confidence: confidence === 'medium' ? ('medium' as const) : ('high' as const),
  }));
  const fromUser = typedRates(db).map(({ semester, ...rate }) => ({
    semester,
    ...asNumbers(rate),
    origin: 'user' as const,
    sources: [],
    confidence: null,
  }));
  return [...fromProgram, ...fromUser].toSorted((a, b) => (a.semester < b.semester ? -1 : 1));
}

/** The shipped rate of a semester, which nobody overwrites; undefined when the user may type one in. */
export function shippedRate(semester: Semester): { ecbMroPct: string } | undefined {
  return shippedRates.get(semester);
}

/** Stores a typed rate, or corrects one. */
export function saveRate(db: WriteDb, rate: KnownRate): void {
  db.prepare(
    `INSERT INTO semester_rates (semester, ecb_mro_pct, legal_pro_pct) VALUES (:semester, :ecbMroPct, :legalProPct)
     ON CONFLICT (semester) DO UPDATE SET ecb_mro_pct = excluded.ecb_mro_pct, legal_pro_pct = excluded.legal_pro_pct`,
  ).run(rate);
}

/** Rates are decimal text in rules; a number only on the wire, where nothing is computed from it. */
function asNumbers({ ecbMroPct, legalProPct }: { ecbMroPct: string; legalProPct: string | null }) {
  return { ecbMroPct: exact(ecbMroPct).toNumber(), legalProPct: legalProPct === null ? null : exact(legalProPct).toNumber() };
}

import type { Outlook } from '../../shared/cash-forecast/what-if.contract.ts';
import { FIGURE_TEXTS } from '../../shared/dashboard/figure-texts.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { type Cents, subtractCents } from '../../shared/money/cents.ts';
import { formatEuros, formatNumber } from '../../shared/money/format-money.ts';

/** One effect of a scenario, in French with its units; a dash where there is no figure. */
export interface EffectRow {
  name: string;
  before: string;
  after: string;
  /** Signed; empty where nothing changes or nothing can be subtracted. */
  change: string;
  /** What the figure as it is is explained by, where it stands for that very day. */
  figure?: 'outstandingCents' | 'overdueCents';
}

type FigureOf<T> = (outlook: Outlook) => T;

function amount(name: string, of: FigureOf<Cents>, before: Outlook, after: Outlook): EffectRow {
  const change = subtractCents(of(after), of(before));
  return {
    name,
    before: formatEuros(of(before)),
    after: formatEuros(of(after)),
    change: change === 0 ? '' : `${change > 0 ? '+' : ''}${formatEuros(change)}`,
  };
}

interface Unit {
  decimals: number;
  unit: string;
  /** Of the gap, where that is another: two percentages are some points apart. */
  gapUnit?: string;
}

function number(
  name: string,
  of: FigureOf<number | null>,
  { decimals, unit, gapUnit = unit }: Unit,
  before: Outlook,
  after: Outlook,
): EffectRow {
  const text = (value: number | null) => (value === null ? '—' : `${formatNumber(value, decimals)}${unit}`);
  const [from, to] = [of(before), of(after)];
  // The gap between what is shown, so that the line adds up as it is read.
  const scale = 10 ** decimals;
  const change = from === null || to === null ? 0 : (Math.round(to * scale) - Math.round(from * scale)) / scale;
  return {
    name,
    before: text(from),
    after: text(to),
    change: change === 0 ? '' : `${change > 0 ? '+' : ''}${formatNumber(change, decimals)}${gapUnit}`,
  };
}

const DAYS: Unit = { decimals: 1, unit: '\u00a0j' };
const PERCENT: Unit = { decimals: 1, unit: '\u00a0%', gapUnit: '\u00a0pt' };
const COUNT: Unit = { decimals: 0, unit: '' };

/** What a scenario does to the figures that an owner watches. */
export function effectRows(before: Outlook, after: Outlook): EffectRow[] {
  const week = ({ firstShortWeek, firstShortWeekReason }: Outlook) => {
    if (firstShortWeekReason !== null) return '—';
    return firstShortWeek === null ? 'aucune' : formatDate(firstShortWeek);
  };
  const never = before.neverCents !== 0 || after.neverCents !== 0;
  const sales = before.revenue12MonthsCents !== after.revenue12MonthsCents;
  return [
    number(FIGURE_TEXTS.dso12Months.headline, ({ dso12Months }) => dso12Months, DAYS, before, after),
    {
      ...amount(FIGURE_TEXTS.outstandingCents.headline, ({ outstandingCents }) => outstandingCents, before, after),
      figure: 'outstandingCents',
    },
    { ...amount(FIGURE_TEXTS.overdueCents.headline, ({ overdueCents }) => overdueCents, before, after), figure: 'overdueCents' },
    amount(`Encaissements sur ${before.weeks.length} semaines`, ({ cashInCents }) => cashInCents, before, after),
    amount('Encaissements après', ({ laterCents }) => laterCents, before, after),
    ...(never ? [amount('Perdu', ({ neverCents }) => neverCents, before, after)] : []),
    ...(sales ? [amount('Ventes TTC, 12 mois', ({ revenue12MonthsCents }) => revenue12MonthsCents, before, after)] : []),
    number(FIGURE_TEXTS.top1.headline, ({ concentration }) => concentration.top1, PERCENT, before, after),
    number(FIGURE_TEXTS.hhi.headline, ({ concentration }) => concentration.hhi, COUNT, before, after),
    number(FIGURE_TEXTS.customersFor80Pct.headline, ({ concentration }) => concentration.customersFor80Pct, COUNT, before, after),
    { name: 'Première semaine sous les charges', before: week(before), after: week(after), change: '' },
  ];
}

import { FIGURE_TEXTS } from '../../shared/dashboard/figure-texts.fr.ts';
import type { ProofUnit, ProvenFigure } from '../../shared/dashboard/proof/proof.contract.ts';
import { formatFigure } from '../../shared/dashboard/proof/proof-formula.fr.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import type { TileText } from '../../shared/dashboard/tile-sentences.fr.ts';
import { formatMonth } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { plusMonths, type YearMonth } from '../../shared/dates/year-month.ts';
import { termOfFigure } from '../../shared/lexicon/lexicon.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { FigureLink } from '../ui/FigureLink.tsx';
import { Tile } from '../ui/Tile.tsx';
import { actionHref } from './action-href.ts';

/** The word of the lexicon that explains a figure, if it has one. */
function termProps(figure: ProvenFigure) {
  const term = termOfFigure(figure);
  return term === undefined ? {} : { term };
}

/** A figure at the head of the screen: where it comes from is one click away, and so is the one thing to do about it. */
export function FigureTile({
  figure,
  title = FIGURE_TEXTS[figure].headline,
  text,
  values,
  month,
  day,
  scope,
}: {
  /** Where it is not called by its own name. */
  title?: string;
  figure: ProvenFigure;
  text: TileText;
  values: readonly (number | null)[];
  month: YearMonth;
  /** Of a balance that is not the month's. */
  day?: LocalDate;
  scope: Scope;
}) {
  // The curve of the concentration is that of its largest share.
  const unit = figure === 'concentration12Months' ? 'percent' : FIGURE_TEXTS[figure].unit;
  const pointAt = (index: number) => ({
    name: formatMonth(plusMonths(month, index - values.length + 1)),
    text: formatFigure(values[index] ?? null, unit),
    copied: inUnit(values[index] ?? null, unit),
  });
  return (
    <Tile
      title={title}
      {...termProps(figure)}
      value={
        <FigureLink
          figure={figure}
          {...(day === undefined ? { month } : { day })}
          scope={scope}
          name={title}
          value={text.value}
          underline="onHover"
        />
      }
      {...(text.detail === null ? {} : { detail: text.detail })}
      sentence={text.sentence}
      tone={text.tone}
      trend={<Sparkline title={title} values={values} label={`${title}, évolution sur treize mois.`} pointAt={pointAt} />}
      action={text.action && <a href={actionHref(text.action, month, scope)}>{text.action.label}</a>}
    />
  );
}

/** The number that stands before the unit, for a spreadsheet: 0.942 is 94.2 (per cent), cents are euros. */
function inUnit(value: number | null, unit: ProofUnit): number | null {
  if (value === null) return null;
  if (unit === 'ratio') return value * 100;
  return unit === 'cents' ? value / 100 : value;
}

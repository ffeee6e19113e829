import classes from './Chart.module.css';

export interface Series {
  name: string;
  /** A CSS colour. */
  colour: string;
  mark: 'bar' | 'band' | 'line' | 'dashed' | 'dotted';
}

/** What each mark of a chart stands for, in one line beside its title. */
export function SeriesKey({ series }: { series: readonly Series[] }) {
  return series.map(({ name, colour, mark }) => (
    <span key={name} className={classes.key}>
      <span
        className={classes.swatch}
        data-line={isLine(mark) || undefined}
        data-dashed={mark === 'dashed' || undefined}
        data-dotted={mark === 'dotted' || undefined}
        style={!isLine(mark) ? { background: colour } : { borderColor: colour }}
        aria-hidden="true"
      />
      {name}
    </span>
  ));
}

function isLine(mark: Series['mark']): boolean {
  return mark !== 'bar' && mark !== 'band';
}

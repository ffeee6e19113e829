import classes from './Chart.module.css';

export interface Series {
  name: string;
  /** A CSS colour. */
  colour: string;
  mark: 'bar' | 'line' | 'dashed';
}

/** What each mark of a chart stands for, in one line beside its title. */
export function SeriesKey({ series }: { series: readonly Series[] }) {
  return series.map(({ name, colour, mark }) => (
    <span key={name} className={classes.key}>
      <span
        className={classes.swatch}
        data-line={mark !== 'bar' || undefined}
        data-dashed={mark === 'dashed' || undefined}
        style={mark === 'bar' ? { background: colour } : { borderColor: colour }}
        aria-hidden="true"
      />
      {name}
    </span>
  ));
}

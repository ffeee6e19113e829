import classes from './Chart.module.css';

const WIDTH = 200;
const HEIGHT = 28;
const MARGIN = 3;

/**
 * A small curve of a figure's last months, without axis or labels: its tile says the figure in words. Gaps where the figure
 * does not exist. Scaled between its own lowest and highest value.
 */
export function Sparkline({ values, label }: { values: readonly (number | null)[]; label: string }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const lowest = Math.min(...known);
  const span = Math.max(...known) - lowest;
  const x = (index: number) => (index * WIDTH) / (values.length - 1);
  const y = (value: number) => (span === 0 ? HEIGHT / 2 : HEIGHT - MARGIN - ((value - lowest) / span) * (HEIGHT - 2 * MARGIN));
  return (
    <svg className={classes.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {unbroken(values).map((points) => (
        <polyline
          key={points[0]?.index}
          points={points.map(({ index, value }) => `${x(index)},${y(value)}`).join(' ')}
          fill="none"
          stroke="var(--series-actual)"
          strokeWidth={1.6}
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

interface Point {
  index: number;
  value: number;
}

/** Stretches of months without a gap. */
function unbroken(values: readonly (number | null)[]): Point[][] {
  const stretches: Point[][] = [];
  let current: Point[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) {
      if (current.length > 0) stretches.push(current);
      current = [];
    } else {
      current.push({ index, value });
    }
  }
  if (current.length > 0) stretches.push(current);
  return stretches;
}

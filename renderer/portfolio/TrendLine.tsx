const [WIDTH, HEIGHT] = [58, 16];

/** A small curve of a figure's last months, between its own lowest and highest; its change is said in words beside it. */
export function TrendLine({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const span = highest - lowest;
  const x = (index: number) => 1 + (index / Math.max(1, values.length - 1)) * (WIDTH - 2);
  const y = (value: number) => (span === 0 ? HEIGHT / 2 : HEIGHT - 2 - ((value - lowest) / span) * (HEIGHT - 4));
  // A month without a figure is a gap.
  const path = values
    .map((value, index) => {
      if (value === null) return '';
      const starts = index === 0 || values[index - 1] === null;
      return `${starts ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false">
      <path d={path} fill="none" stroke="var(--series-actual)" strokeWidth={1.4} strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}

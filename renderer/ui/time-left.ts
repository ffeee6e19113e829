/** How long work has gone on before its pace says anything of what is left, in seconds. */
const SETTLING = 2;

/**
 * The time that is left of work under way, at the pace kept so far: « encore 40 s », « encore 3 min ». Empty while it is too early to
 * say, or when less than two seconds remain.
 */
export function timeLeft({ done, total, seconds }: { done: number; total: number | null; seconds: number }): string {
  if (total === null || done <= 0 || seconds < SETTLING || done >= total) return '';
  const left = (seconds * (total - done)) / done;
  if (left < 2) return '';
  if (left < 60) return `encore ${Math.ceil(left / 5) * 5} s`;
  const minutes = Math.ceil(left / 60);
  return minutes < 60 ? `encore ${minutes} min` : `encore ${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

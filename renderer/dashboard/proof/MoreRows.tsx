import { Button } from '@mantine/core';
import classes from './ProofScreen.module.css';
import { ROWS_A_PAGE } from './use-proof-rows.ts';

/** Under a list too long to come at once: how much of it is shown, some more, or all of it, to be sorted and exported whole. */
export function MoreRows({
  shown,
  count,
  pages,
  onPages,
  order,
}: {
  shown: number;
  count: number;
  pages: number;
  onPages: (pages: number) => void;
  /** Which rows come first: « les plus grosses ». */
  order: string;
}) {
  if (shown >= count) return null;
  const next = Math.min(ROWS_A_PAGE, count - shown);
  return (
    <p className={classes.more}>
      {shown.toLocaleString('fr-FR')} lignes affichées, {order}, sur {count.toLocaleString('fr-FR')}.{' '}
      {next < count - shown && (
        <Button size="compact-sm" onClick={() => onPages(pages + 1)}>
          En afficher {next.toLocaleString('fr-FR')} de plus
        </Button>
      )}{' '}
      <Button size="compact-sm" onClick={() => onPages(Math.ceil(count / ROWS_A_PAGE))}>
        Tout afficher
      </Button>
    </p>
  );
}

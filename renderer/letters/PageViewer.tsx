import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM, type Page } from '../../shared/letters/page.ts';
import { Icon } from '../ui/icons.tsx';
import { PagePreview } from './PagePreview.tsx';
import classes from './PageViewer.module.css';

/** How much larger than the whole page each step of the zoom shows; 1 fits the page into the pane. */
const ZOOMS = [1, 1.5, 2, 3] as const;
const GUTTER = 16;
/** A4 at 96 pixels to the inch. */
const PAPER_WIDTH = 794;

/** Pages of a letter, one at a time: fitted to the pane or larger, with the way from one to the next. */
export function PageViewer({
  pages,
  label,
  tools,
  busy = false,
  fit = 'page',
}: {
  pages: readonly Page[];
  label: string;
  tools?: ReactNode;
  busy?: boolean;
  /** `width`: where a whole page would be too small to read, it is as wide as a page is on paper and scrolls. */
  fit?: 'page' | 'width';
}) {
  const [wanted, setWanted] = useState(0);
  const [zoom, setZoom] = useState(0);
  const pane = useElementSize();
  const index = Math.min(wanted, pages.length - 1);
  const page = pages[index];
  const widest = fit === 'width' ? PAPER_WIDTH : ((pane.height - GUTTER) * PAGE_WIDTH_MM) / PAGE_HEIGHT_MM;
  const fitted = Math.max(120, Math.min(pane.width - GUTTER, widest));
  const width = Math.round(fitted * (ZOOMS[zoom] ?? 1));
  const height = Math.round((width * PAGE_HEIGHT_MM) / PAGE_WIDTH_MM);
  return (
    <div className={classes.viewer}>
      <div className={classes.bar}>
        {tools}
        <div className={classes.controls}>
          <ActionIcon aria-label="Réduire" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
            <Icon name="minus" size={14} />
          </ActionIcon>
          <ActionIcon aria-label="Agrandir" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
            <Icon name="plus" size={14} />
          </ActionIcon>
          <span className={classes.divider} />
          <ActionIcon aria-label="Page précédente" disabled={index <= 0} onClick={() => setWanted(index - 1)}>
            <Icon name="chevronLeft" size={14} />
          </ActionIcon>
          <span className={classes.count} role="status">
            Page {index + 1} sur {pages.length}
          </span>
          <ActionIcon aria-label="Page suivante" disabled={index >= pages.length - 1} onClick={() => setWanted(index + 1)}>
            <Icon name="chevronRight" size={14} />
          </ActionIcon>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section ref={pane.ref} className={classes.pane} tabIndex={0} aria-label={label} aria-busy={busy}>
        {page && (
          <div className={classes.sheet} style={{ width, height }}>
            <PagePreview page={page} label={`${label}, page ${index + 1}`} />
          </div>
        )}
      </section>
    </div>
  );
}

import { ActionIcon } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { Card } from '../ui/Card.tsx';
import { Icon } from '../ui/icons.tsx';
import classes from './Chart.module.css';
import cardClasses from './ChartCard.module.css';
import type { DrawnChart } from './chart-picture.ts';
import { PictureMenu } from './PictureMenu.tsx';
import { ChartPictureContext } from './picture-context.ts';
import { type Series, SeriesKey } from './SeriesKey.tsx';

export interface ChartCardProps {
  title: string;
  /** At the right of the title: the unit, a total. */
  note?: string | undefined;
  /** What stands on screen in place of the note: the same as a link, or with a choice beside it. */
  shownNote?: ReactNode;
  /** What each mark stands for, beside the note. */
  series?: readonly Series[];
  chart: ReactNode;
  /** The same figures as a table, one click away. */
  table: ReactNode;
  /** The day that the figures are of, where it is not the screen's. */
  day?: LocalDate;
  /** Nothing is drawn: no picture to copy. */
  isEmpty?: boolean;
  /** Under the chart and under its table: what to make of the figures. */
  children?: ReactNode;
}

const NO_SERIES: readonly Series[] = [];

/** A chart in its card, with a button that turns it into its table and back, and its picture to copy or to save. */
export function ChartCard({ title, note, shownNote, series = NO_SERIES, chart, table, day, isEmpty = false, children }: ChartCardProps) {
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  const picture = useRef<(() => DrawnChart) | null>(null);
  const action = shown === 'chart' ? 'Voir le tableau' : 'Voir le graphique';
  return (
    <Card
      title={title}
      note={
        <>
          {shownNote ?? note}
          <SeriesKey series={series} />
        </>
      }
      fill
      actions={
        <span className={cardClasses.actions}>
          {shown === 'chart' && !isEmpty && <PictureMenu title={title} note={note} series={series} chart={picture} day={day} />}
          <ActionIcon
            size="sm"
            aria-label={`${action} : ${title}`}
            title={action}
            aria-pressed={shown === 'table'}
            onClick={() => setShown(shown === 'chart' ? 'table' : 'chart')}
          >
            <Icon name={shown === 'chart' ? 'table' : 'chart'} size={14} />
          </ActionIcon>
        </span>
      }
    >
      <div className={cardClasses.body}>
        {shown === 'chart' ? (
          <ChartPictureContext value={picture}>{chart}</ChartPictureContext>
        ) : (
          <div className={classes.table}>{table}</div>
        )}
      </div>
      {children}
    </Card>
  );
}

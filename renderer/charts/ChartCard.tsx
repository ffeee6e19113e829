import { ActionIcon } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Card } from '../ui/Card.tsx';
import { Icon } from '../ui/icons.tsx';
import classes from './Chart.module.css';
import cardClasses from './ChartCard.module.css';

export interface ChartCardProps {
  title: string;
  note?: ReactNode;
  chart: ReactNode;
  /** The same figures as a table, one click away. */
  table: ReactNode;
}

/** A chart in its card, with a button that turns it into its table and back. */
export function ChartCard({ title, note, chart, table }: ChartCardProps) {
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  const action = shown === 'chart' ? 'Voir le tableau' : 'Voir le graphique';
  return (
    <Card
      title={title}
      note={note}
      fill
      actions={
        <ActionIcon
          size="sm"
          aria-label={`${action} : ${title}`}
          title={action}
          aria-pressed={shown === 'table'}
          onClick={() => setShown(shown === 'chart' ? 'table' : 'chart')}
        >
          <Icon name={shown === 'chart' ? 'table' : 'chart'} size={14} />
        </ActionIcon>
      }
    >
      <div className={cardClasses.body}>{shown === 'chart' ? chart : <div className={classes.table}>{table}</div>}</div>
    </Card>
  );
}

import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
import type { Difference } from './differences.fr.ts';
import classes from './Imports.module.css';
import { PreviewRowsTable } from './PreviewRowsTable.tsx';

/** What importing a whole book would change, one of its lists at a time. */
export function BookRows({ preview }: { preview: ImportPreview }) {
  const lists = preview.workbook.filter(({ kind }) => kind !== null);
  const [chosen, setChosen] = useState('');
  const [shown, setShown] = useState<Difference>('all');
  const list = lists.find(({ name }) => name === chosen) ?? lists[0];
  const part = useMemo(() => (list ? partOf(preview, list) : preview), [preview, list]);
  return (
    <>
      <div className={classes.filters}>
        <SegmentedControl
          aria-label="Liste affichée"
          value={list?.name ?? ''}
          onChange={(name) => {
            setChosen(name);
            setShown('all');
          }}
          data={lists.map(({ name, rowCount }) => ({ value: name, label: `${name} (${rowCount.toLocaleString('fr-FR')})` }))}
        />
      </div>
      <PreviewRowsTable key={list?.name} preview={part} shown={shown} onShow={setShown} />
    </>
  );
}

/** One list of the book, as if it were a file by itself. */
function partOf(preview: ImportPreview, { name, kind, counts }: ImportPreview['workbook'][number]): ImportPreview {
  const rows = preview.rows.filter(({ sheet }) => sheet === name);
  const total = counts ? counts.new + counts.changed + counts.settled + counts.unchanged : 0;
  return {
    ...preview,
    kind: kind ?? preview.kind,
    counts: counts ?? preview.counts,
    rows,
    moreRows: Math.max(total - rows.length, 0),
    problems: preview.problems.filter(({ sheet }) => sheet === name),
  };
}

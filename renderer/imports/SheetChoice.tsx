import { Checkbox, Select } from '@mantine/core';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
import classes from './Imports.module.css';
import { sheetsSentence, togetherChoice } from './sheet-words.fr.ts';
import type { ImportSettings } from './use-file-import.ts';

export interface SheetChoiceProps {
  preview: ImportPreview;
  settings: ImportSettings;
  onSettings: (changes: Partial<ImportSettings>) => void;
}

/** Stands for the sheets that are read together, whatever their names. */
const TOGETHER = '\n';

/** Reads one sheet of a workbook by itself, or those that belong together again. */
export function SheetSelect({ preview: { workbook, kind, sheet }, settings, onSettings }: SheetChoiceProps) {
  if (workbook.length < 2) return null;
  const together = workbook.filter(({ state }) => state === 'read' || state === 'alike');
  const areTogether = settings.sheet === undefined && (kind === 'workbook' || together.length > 1);
  return (
    <Select
      label="Feuille"
      value={areTogether ? TOGETHER : sheet}
      data={[
        ...(kind === 'workbook' || together.length > 1 ? [{ value: TOGETHER, label: togetherChoice(kind, together.length) }] : []),
        ...workbook.map(({ name, state }) => ({ value: name, label: state === 'hidden' ? `${name} (masquée)` : name })),
      ]}
      allowDeselect={false}
      onChange={(chosen) => {
        if (chosen !== null) onSettings({ sheet: chosen === TOGETHER ? undefined : chosen, sheets: undefined, mapping: {} });
      }}
    />
  );
}

/** The sheets of one shape, each of which can be left out. */
export function SheetsTogether({ preview: { workbook, kind, isPartial }, settings, onSettings }: SheetChoiceProps) {
  const alike = workbook.filter(({ state }) => state === 'read' || state === 'alike');
  if (kind === 'workbook' || alike.length < 2 || settings.sheet !== undefined) return null;
  const read = settings.sheets ?? alike.flatMap(({ name, state }) => (state === 'read' ? [name] : []));
  return (
    <Checkbox.Group
      mt={10}
      label={sheetsSentence(alike.length, read.length)}
      value={[...read]}
      onChange={(sheets) => onSettings({ sheets: alike.map(({ name }) => name).filter((name) => sheets.includes(name)) })}
    >
      <div className={classes.sheets}>
        {alike.map(({ name, rowCount }) => (
          <Checkbox
            key={name}
            value={name}
            // The last one is left by choosing another file.
            disabled={read.length === 1 && read.includes(name)}
            label={rowCount > 0 && !isPartial ? `${name} (${rowCount.toLocaleString('fr-FR')})` : name}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

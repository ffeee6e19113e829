import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
import { Card } from '../ui/Card.tsx';
import type { Tone } from '../ui/tone.ts';
import { toneColour } from '../ui/tone.ts';
import { differenceWord } from './differences.fr.ts';
import classes from './Imports.module.css';
import { InvoiceIdentityField } from './InvoiceIdentityField.tsx';
import { DATE_ORDER_WORDS, delimiterName, encodingName, formatName, kindName } from './import-words.fr.ts';
import { SheetSelect, SheetsTogether } from './SheetChoice.tsx';
import type { ImportSettings } from './use-file-import.ts';

/** What a table may be said to hold; other kinds are known by their form. */
const KINDS: readonly ImportKind[] = ['invoices', 'payments', 'customers', 'charges', 'forecast', 'bankStatement', 'fec'];
const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-15', 'utf-16le', 'utf-16be'] as const;

export interface UnderstandingProps {
  preview: ImportPreview;
  settings: ImportSettings;
  onSettings: (changes: Partial<ImportSettings>) => void;
}

/** What was understood of the file as a whole, with the few things that can be corrected, and what its rows will do. */
export function Understanding({ preview, settings, onSettings }: UnderstandingProps) {
  const { counts } = preview;
  return (
    <Card title="Ce que nous avons compris">
      <div className={classes.understanding}>
        <Select
          label="Contenu"
          w={150}
          value={preview.kind}
          disabled={preview.kind === 'workbook' || (preview.delimiter === null && preview.sheet === null)}
          data={[...new Set([...KINDS, preview.kind])].map((kind) => ({ value: kind, label: kindName(kind) }))}
          onChange={(kind) => kind !== null && onSettings({ kind: kind as ImportKind, mapping: {} })}
        />
        {preview.kind === 'invoices' && (
          <Select
            label="Ce fichier liste"
            w={200}
            value={settings.mode ?? 'delta'}
            data={[
              { value: 'delta', label: 'des factures à ajouter' },
              { value: 'full', label: 'toutes les non réglées' },
            ]}
            onChange={(mode) => mode !== null && onSettings({ mode: mode as 'delta' | 'full' })}
          />
        )}
        {preview.kind === 'invoices' && <InvoiceIdentityField />}
        <SheetSelect preview={preview} settings={settings} onSettings={onSettings} />
        {preview.encoding !== null && (
          <Select
            label="Accents"
            w={150}
            value={settings.encoding ?? preview.encoding}
            data={[...new Set([...ENCODINGS, preview.encoding])].map((encoding) => ({ value: encoding, label: encodingName(encoding) }))}
            onChange={(encoding) => encoding !== null && onSettings({ encoding: encoding as (typeof ENCODINGS)[number] })}
          />
        )}
        <dl className={classes.facts}>
          <Fact name="Format">
            {formatName(preview.format)}
            {preview.delimiter !== null && `, ${delimiterName(preview.delimiter)}`}
            {preview.sheet !== null && preview.workbook.length <= 1 && `, feuille « ${preview.sheet} »`}
          </Fact>
          {preview.headerRow > 0 && <Fact name="Titres">ligne {preview.headerRow.toLocaleString('fr-FR')}</Fact>}
          {preview.dateOrder !== null && <Fact name="Dates">{DATE_ORDER_WORDS[preview.dateOrder]}</Fact>}
          {preview.decimalMark !== null && <Fact name="Décimales">{preview.decimalMark === ',' ? 'virgule' : 'point'}</Fact>}
          {preview.kind === 'invoices' && (
            <Fact name="Factures ouvertes absentes du fichier">
              {settings.mode === 'full' ? 'soldées par cet import' : 'laissées telles quelles'}
            </Fact>
          )}
          {!preview.isPartial && (
            <Fact name="Lignes">
              {preview.rowCount.toLocaleString('fr-FR')}
              {preview.ignoredRows > 0 && `, et ${preview.ignoredRows.toLocaleString('fr-FR')} de total ou vides`}
            </Fact>
          )}
        </dl>
      </div>
      <SheetsTogether preview={preview} settings={settings} onSettings={onSettings} />
      {!preview.isPartial && <Counts counts={counts} kind={preview.kind} />}
    </Card>
  );
}

function Counts({ counts, kind }: Pick<ImportPreview, 'counts' | 'kind'>) {
  return (
    <ul className={classes.counts} aria-label="Ce que l’import fera">
      {(['new', 'changed', 'settled', 'unchanged', 'rejected'] as const).map((difference) => (
        <Count
          key={difference}
          value={counts[difference]}
          words={differenceWord(difference, kind, counts[difference] > 1)}
          tone={difference === 'rejected' && counts.rejected > 0 ? 'warn' : 'neutral'}
        />
      ))}
    </ul>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Count({ value, words, tone }: { value: number; words: string; tone: Tone }) {
  return (
    <li style={{ color: value === 0 ? 'var(--muted)' : toneColour(tone) }}>
      <strong>{value.toLocaleString('fr-FR')}</strong> {words}
    </li>
  );
}

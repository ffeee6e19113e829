import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { ReplyError } from '../../shared/contract/client.ts';
import { FIELD_NAMES } from '../../shared/imports/column-titles.fr.ts';
import type { ImportField } from '../../shared/imports/import-fields.contract.ts';
import { errorMessage } from '../api/error-message.ts';
import { Card } from '../ui/Card.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import classes from './Imports.module.css';
import type { ImportSettings } from './use-file-import.ts';

const CODES = ['IMPORT_MISSING_COLUMN', 'IMPORT_NO_AMOUNT_COLUMN', 'IMPORT_NO_HEADER'];

/** What a file of each kind cannot do without. */
const NEEDED = {
  invoices: ['invoiceNumber', 'customerName', 'issuedOn', 'totalAmount'],
  payments: ['paymentDate', 'paymentAmount', 'invoiceNumber', 'customerName'],
} as const satisfies Record<string, readonly ImportField[]>;

/** A column as it is chosen: where the file has no titles, with what its first row holds. */
export interface ColumnChoice {
  readonly value: string;
  readonly label: string;
}

/** The columns of a file that lacks one which it cannot do without; null when it was refused for another reason. */
export function titlesToChooseFrom(error: unknown): ColumnChoice[] | null {
  if (!(error instanceof ReplyError) || !CODES.includes(error.code)) return null;
  const { columns, firstRow } = error.params;
  if (!Array.isArray(columns)) return null;
  const held = Array.isArray(firstRow) && firstRow.length >= columns.length ? firstRow.map(String) : [];
  const choices = columns.map(String).map((value, index) => {
    const text = held[index] ?? '';
    return { value, label: text === '' || text === value ? value : `${value} : ${text}` };
  });
  return choices.filter(({ value }, index) => value !== '' && choices.findIndex((choice) => choice.value === value) === index);
}

export interface MissingColumnsProps {
  error: unknown;
  titles: readonly ColumnChoice[];
  settings: ImportSettings;
  onSettings: (changes: Partial<ImportSettings>) => void;
}

/** Says what was not found, and lets a person point it out among the file's own titles. */
export function MissingColumns({ error, titles, settings, onSettings }: MissingColumnsProps) {
  const [kind, setKind] = useState<keyof typeof NEEDED>(settings.kind === 'payments' ? 'payments' : 'invoices');
  const [chosen, setChosen] = useState<Partial<Record<ImportField, string>>>({});
  return (
    <>
      <InlineAlert tone="warn">{errorMessage(error)}</InlineAlert>
      <Card title="Dites où se trouve chaque information">
        <div className={classes.understanding}>
          <Select
            label="Ce fichier contient"
            value={kind}
            allowDeselect={false}
            data={[
              { value: 'invoices', label: 'des factures' },
              { value: 'payments', label: 'des règlements' },
            ]}
            onChange={(value) => value !== null && setKind(value as keyof typeof NEEDED)}
          />
          {NEEDED[kind].map((field) => (
            <Select
              key={field}
              label={capital(FIELD_NAMES[field])}
              placeholder="choisir une colonne"
              clearable
              value={chosen[field] ?? null}
              data={[...titles]}
              onChange={(title) => {
                const { [field]: _before, ...others } = chosen;
                setChosen(title === null ? others : { ...others, [field]: title });
              }}
            />
          ))}
          <Button
            variant="filled"
            onClick={() =>
              onSettings({
                kind,
                mapping: {
                  ...settings.mapping,
                  ...Object.fromEntries(Object.entries(chosen).map(([field, title]) => [title, field as ImportField])),
                },
              })
            }
          >
            Relire le fichier
          </Button>
        </div>
      </Card>
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

import { type DragEvent, type ReactNode, useState } from 'react';
import { FIELD_NAMES } from '../../shared/imports/column-titles.fr.ts';
import { ImportField, type ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { ImportColumn } from '../../shared/imports/imports.contract.ts';
import classes from './field-dragging.module.css';

/** What a drag of our own carries: files carry another type, and go to the window. */
const FIELD_TYPE = 'application/x-quittance-field';

/** What a file of a kind must say, in the order in which one looks for it; any one of a group says it. */
const SOUGHT: Partial<Record<ImportKind, readonly (readonly [ImportField, ...ImportField[]])[]>> = {
  invoices: [
    ['invoiceNumber'],
    ['customerName', 'customerCode'],
    ['issuedOn'],
    ['dueOn', 'paymentTerms'],
    ['totalAmount', 'amountExcludingTax', 'openAmount'],
  ],
  payments: [['paymentDate'], ['paymentAmount'], ['invoiceNumber', 'customerName', 'customerCode']],
  customers: [['customerName', 'customerCode']],
  charges: [['chargeDate'], ['chargeAmount'], ['label', 'supplierName']],
  forecast: [['month'], ['forecastRevenue', 'forecastCharges', 'forecastFixedCharges', 'forecastVariableCharges']],
};

function begin(event: DragEvent, field: ImportField): void {
  event.dataTransfer.setData(FIELD_TYPE, field);
  event.dataTransfer.effectAllowed = 'move';
}

/** The information that no column was taken for, to be dragged onto its column; the list of each column does the same by keyboard. */
export function FieldsToPlace({ kind, columns }: { kind: ImportKind; columns: readonly ImportColumn[] }) {
  const has = (field: ImportField) => columns.some((column) => column.field === field);
  const missing = (SOUGHT[kind] ?? []).filter((group) => !group.some(has)).map(([first]) => first);
  if (missing.length === 0) return null;
  return (
    <p className={classes.chips}>
      <span>Sans colonne ; glissez sur la sienne, ou choisissez dans la liste :</span>
      {missing.map((field) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for a pointer only; the list of each column does the same by keyboard.
        <span key={field} className={classes.chip} draggable onDragStart={(event) => begin(event, field)}>
          {FIELD_NAMES[field]}
        </span>
      ))}
    </p>
  );
}

export interface FieldTargetProps {
  /** What the column is taken for; null for nothing. */
  field: ImportField | null;
  onField: (field: ImportField) => void;
  children: ReactNode;
}

/** What a column holds: takes a field that is dropped on it, and gives its own to another column by its handle. */
export function FieldTarget({ field, onField, children }: FieldTargetProps) {
  const [isOver, setOver] = useState(false);
  const isMovable = field !== null && field !== 'ignored';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for a pointer only; the list inside does the same by keyboard.
    <div
      className={classes.target}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(FIELD_TYPE)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const dropped = ImportField.safeParse(event.dataTransfer.getData(FIELD_TYPE));
        if (!dropped.success) return;
        event.preventDefault();
        if (dropped.data !== field) onField(dropped.data);
      }}
    >
      <span
        className={classes.handle}
        aria-hidden
        draggable={isMovable}
        data-movable={isMovable || undefined}
        title={isMovable ? 'Glissez sur une autre colonne' : undefined}
        onDragStart={(event) => isMovable && begin(event, field)}
      />
      {children}
    </div>
  );
}

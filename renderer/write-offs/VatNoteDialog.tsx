import { Select } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros } from '../../shared/money/format-money.ts';
import { FRENCH_VAT_RATES, vatAtRate } from '../../shared/write-offs/vat-recovery.ts';
import type { WriteOff } from '../../shared/write-offs/write-offs.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone } from '../ui/notify.tsx';
import parts from '../ui/PartsTable.module.css';
import { useSaveFile } from '../ui/use-save-file.ts';

const TYPED = 'typed';
const RATES = [
  ...FRENCH_VAT_RATES.map((rate) => ({ value: rate, label: `${rate.replace('.', ',')}\u00a0%` })),
  { value: TYPED, label: 'Plusieurs taux : je saisis la TVA' },
];

/** Asks for the VAT of the invoices of a loss, then writes the note that recovers it. */
export function VatNoteDialog({ writeOff, onClose }: { writeOff: WriteOff; onClose: () => void }) {
  const { paymentId, customerName, amountCents } = writeOff;
  const lines = useApiQuery('writeOffs.vatLines', { paymentId }).data ?? [];
  const [rate, setRate] = useState('20');
  const [typed, setTyped] = useState<ReadonlyMap<number, Cents | null>>(new Map());
  const save = useSaveFile();
  const print = async () => {
    const name = `TVA à récupérer ${customerName}.pdf`.replaceAll(/[\\/:*?"<>|]/g, ' ');
    if (await save(name, (client, out, options) => client.writeOffs.printVatNote({ paymentId, out }, options))) {
      notifyDone('Note de récupération de TVA enregistrée');
      onClose();
    }
  };
  const setVat = useApiCommand('writeOffs.setVat', { onRefreshed: () => void print() });
  const vatOf = (line: (typeof lines)[number]): Cents | null => {
    if (typed.has(line.invoiceId)) return typed.get(line.invoiceId) ?? null;
    return line.vatCents ?? (rate === TYPED ? null : vatAtRate(line.totalCents, rate));
  };
  const isComplete = lines.length > 0 && lines.every((line) => vatOf(line) !== null);
  return (
    <FormDialog
      title={`Récupérer la TVA : ${customerName}`}
      verb="Enregistrer la note en PDF"
      size={640}
      isDirty={typed.size > 0}
      busy={setVat.isPending}
      error={setVat.error}
      canSubmit={isComplete}
      onClose={onClose}
      onSubmit={() =>
        setVat.mutate({
          invoices: lines.flatMap((line) => {
            const vatCents = vatOf(line);
            return vatCents === null ? [] : [{ invoiceId: line.invoiceId, vatCents }];
          }),
        })
      }
      note={`Perte de ${formatEuros(amountCents)} TTC constatée le ${formatDate(writeOff.on)}.`}
    >
      <InlineAlert tone="info">
        La TVA d’une facture impayée ne se récupère que si la perte est définitive : liquidation judiciaire prononcée, ou preuve que tout
        recours est vain. Joignez un duplicata de chaque facture au courrier. Ceci n’est pas un conseil fiscal : voyez avec votre
        expert-comptable.
      </InlineAlert>
      <Select
        label="Taux de TVA des factures"
        description="La TVA de chaque facture entière ; corrigez-la au besoin ligne par ligne."
        data={RATES}
        value={rate}
        allowDeselect={false}
        onChange={(value) => {
          if (value !== null) setRate(value);
          setTyped(new Map());
        }}
        w={300}
      />
      <div className={parts.scroller} style={{ maxHeight: 240 }}>
        <table className={parts.table} aria-label="TVA des factures perdues">
          <thead>
            <tr>
              <th scope="col">Facture</th>
              <th scope="col" data-right>
                Total TTC
              </th>
              <th scope="col" data-right>
                Perdu TTC
              </th>
              <th scope="col" data-right>
                TVA de la facture
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.invoiceId}>
                <td>{line.invoiceNumber}</td>
                <td data-right>{formatAmount(line.totalCents)}</td>
                <td data-right>{formatAmount(line.lostCents)}</td>
                <td data-right className={parts.field}>
                  <AmountField
                    key={`${line.invoiceId} ${rate}`}
                    aria-label={`TVA de la facture ${line.invoiceNumber}`}
                    value={vatOf(line)}
                    onChange={(value) => setTyped(new Map(typed).set(line.invoiceId, value))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FormDialog>
  );
}

import { SegmentedControl, Select, Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ExportedList, ExportFormat } from '../../shared/exports/exports.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { exportFileName } from '../ui/table/table-export.ts';
import { useSaveFile } from '../ui/use-save-file.ts';

const WHOLE = 'workbook';

/** What can be exported, as its user calls it. */
const CHOICES: Readonly<Record<ExportedList | typeof WHOLE, string>> = {
  workbook: 'Tout le dossier, un classeur',
  customers: 'Clients',
  invoices: 'Factures et avoirs',
  creditNoteUses: 'Avoirs imputés',
  payments: 'Règlements et leurs affectations',
  agedBalance: 'Balance âgée par client',
  figures: 'Indicateurs, 13 mois',
  charges: 'Charges',
  forecasts: 'Prévisions',
};

/** Lets the user take the company's book out, whole or one list of it, as it stood at a day. */
export function ExportDialog({ day, onClose }: { day: LocalDate; onClose: () => void }) {
  const { name } = useCompany();
  const save = useSaveFile();
  const [what, setWhat] = useState<keyof typeof CHOICES>(WHOLE);
  const [chosenFormat, setFormat] = useState<ExportFormat>('xlsx');
  const [asOf, setAsOf] = useState<LocalDate | null>(day);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  const format = what === WHOLE ? 'xlsx' : chosenFormat;

  const submit = async () => {
    if (asOf === null) return;
    setBusy(true);
    running.current = new AbortController();
    const { signal } = running.current;
    const title = what === WHOLE ? name : `${name} - ${CHOICES[what]}`;
    const saved = await save(exportFileName(`${title} - ${asOf}`, format), (client, out, { company }) => {
      const options = { company, signal, onProgress: setProgress };
      return what === WHOLE
        ? client.exports.workbook({ out, asOf }, options)
        : client.exports.list({ list: what, format, out, asOf }, options);
    });
    setBusy(false);
    setProgress(null);
    if (!saved) return;
    notifyDone(`${CHOICES[what]} : export arrêté au ${formatDate(asOf)}`);
    onClose();
  };
  return (
    <FormDialog
      title="Exporter le dossier"
      verb="Exporter"
      onSubmit={() => void submit()}
      onClose={onClose}
      isDirty={false}
      busy={busy}
      showsProgress
      canSubmit={asOf !== null}
    >
      {busy && <ProgressPanel progress={progress} label="Export du dossier" onCancel={() => running.current?.abort()} />}
      <Stack gap={12}>
        <Select
          label="Quoi"
          data={Object.entries(CHOICES).map(([value, label]) => ({ value, label }))}
          value={what}
          onChange={(value) => setWhat((value ?? WHOLE) as keyof typeof CHOICES)}
          allowDeselect={false}
          description={
            what === WHOLE
              ? 'Clients, factures, règlements, balance âgée, indicateurs, charges et prévisions : une feuille pour chacun.'
              : what === 'agedBalance' || what === 'figures'
                ? 'Pour un tableur ; ces chiffres se recalculent, ils ne s’importent pas.'
                : 'Ce fichier s’importe de nouveau dans Quittance.'
          }
        />
        {what !== WHOLE && (
          <SegmentedControl
            aria-label="Format"
            value={chosenFormat}
            onChange={(value) => setFormat(value as ExportFormat)}
            data={[
              { value: 'xlsx', label: 'Excel (.xlsx)' },
              { value: 'csv', label: 'CSV' },
            ]}
          />
        )}
        <DateField label="Arrêté au" value={asOf} onChange={setAsOf} />
      </Stack>
    </FormDialog>
  );
}

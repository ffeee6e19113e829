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
const EVERYTHING = 'everything';
const SCHEMA = 'schema';
/** What goes out in one form only. */
const FORMATS = { [WHOLE]: 'xlsx', [EVERYTHING]: 'zip', [SCHEMA]: 'html' } as const;

type Choice = ExportedList | typeof WHOLE | typeof EVERYTHING | typeof SCHEMA;

/** What can be exported, as its user calls it. */
const CHOICES: Readonly<Record<Choice, string>> = {
  workbook: 'Les listes du dossier, un classeur',
  everything: 'Tout le dossier, courriers et pièces compris (archive)',
  customers: 'Clients',
  invoices: 'Factures et avoirs',
  creditNoteUses: 'Avoirs imputés',
  payments: 'Règlements et leurs affectations',
  agedBalance: 'Balance âgée par client',
  figures: 'Indicateurs, 13 mois',
  charges: 'Charges',
  forecasts: 'Prévisions',
  schema: 'Schéma de la base (pour un autre logiciel)',
};

/** Lets the user take the company's book out, whole or one list of it, as it stood at a day. */
export function ExportDialog({ day, onClose }: { day: LocalDate; onClose: () => void }) {
  const { name } = useCompany();
  const save = useSaveFile();
  const [what, setWhat] = useState<Choice>(WHOLE);
  const [chosenFormat, setFormat] = useState<ExportFormat>('xlsx');
  const [asOf, setAsOf] = useState<LocalDate | null>(day);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  const format = isOneForm(what) ? FORMATS[what] : chosenFormat;

  const submit = async () => {
    if (asOf === null) return;
    setBusy(true);
    running.current = new AbortController();
    const { signal } = running.current;
    const title = what === WHOLE ? name : `${name} - ${FILE_NAMES[what] ?? CHOICES[what]}`;
    const saved = await save(exportFileName(`${title} - ${asOf}`, format), (client, out, { company }) => {
      const options = { company, signal, onProgress: setProgress };
      if (what === WHOLE) return client.exports.workbook({ out, asOf }, options);
      if (what === EVERYTHING) return client.exports.everything({ out, asOf }, options);
      if (what === SCHEMA) return client.exports.schema({ out }, options);
      return client.exports.list({ list: what, format: chosenFormat, out, asOf }, options);
    });
    setBusy(false);
    setProgress(null);
    if (!saved) return;
    notifyDone(what === SCHEMA ? 'Schéma de la base enregistré.' : `${CHOICES[what]} : export arrêté au ${formatDate(asOf)}`);
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
          onChange={(value) => setWhat((value ?? WHOLE) as Choice)}
          allowDeselect={false}
          description={descriptionOf(what)}
        />
        {!isOneForm(what) && (
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
        {what !== SCHEMA && <DateField label="Arrêté au" value={asOf} onChange={setAsOf} />}
      </Stack>
    </FormDialog>
  );
}

function isOneForm(what: Choice): what is keyof typeof FORMATS {
  return Object.hasOwn(FORMATS, what);
}

/** Shorter than the choice. */
const FILE_NAMES: Readonly<Partial<Record<Choice, string>>> = { everything: 'tout le dossier', schema: 'schéma de la base' };

function descriptionOf(what: Choice): string {
  if (what === WHOLE) return 'Clients, factures, règlements, balance âgée, indicateurs, charges et prévisions : une feuille pour chacun.';
  if (what === EVERYTHING)
    return 'Ce classeur, toutes les tables en CSV (appels, promesses, litiges, échéanciers, contentieux, notes, journal), les courriers en PDF, les pièces et le schéma : de quoi tout reprendre sans Quittance.';
  if (what === SCHEMA)
    return 'Le dossier est un fichier SQLite. Cette page dit ce que contient chaque table et chaque colonne, avec trois requêtes pour commencer.';
  if (what === 'agedBalance' || what === 'figures') return 'Pour un tableur ; ces chiffres se recalculent, ils ne s’importent pas.';
  return 'Ce fichier s’importe de nouveau dans Quittance.';
}

import { useState } from 'react';
import { ofMonth } from '../../shared/dashboard/owner-page/compose-owner-page.fr.ts';
import { formatMonth } from '../../shared/dates/format-date.ts';
import { monthOf, type YearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { PageViewer } from '../letters/PageViewer.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { MonthControl } from '../ui/MonthControl.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { exportFileName } from '../ui/table/table-export.ts';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './OwnerPageDialog.module.css';

/** The owner's page of a month as it prints, and the way to its PDF. */
export function OwnerPageDialog({ month: first, onClose }: { month: YearMonth; onClose: () => void }) {
  const company = useCompany();
  const save = useSaveFile();
  const [month, setMonth] = useState(first);
  const [busy, setBusy] = useState(false);
  const preview = useApiQuery('dashboard.ownerPage', { month }, { keepPrevious: true });

  const submit = async () => {
    setBusy(true);
    const saved = await save(exportFileName(`${company.name} - Le point ${month}`, 'pdf'), (client, out, options) =>
      client.dashboard.printOwnerPage({ month, out }, options),
    );
    setBusy(false);
    if (!saved) return;
    notifyDone(`La page ${ofMonth(formatMonth(month))} est prête à imprimer`);
    onClose();
  };
  return (
    <FormDialog
      title="La page du mois"
      verb="Enregistrer le PDF"
      size={760}
      isDirty={false}
      busy={busy}
      canSubmit={preview.data !== undefined && !preview.isPlaceholderData}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className={classes.pane}>
        <QueryState query={preview}>
          {({ page }) => (
            <PageViewer
              pages={[page]}
              label={`Le point ${ofMonth(formatMonth(month))}`}
              busy={preview.isPlaceholderData}
              tools={
                <MonthControl
                  month={month}
                  onChange={setMonth}
                  {...(company.firstMonth ? { first: company.firstMonth } : {})}
                  last={monthOf(company.today)}
                />
              }
            />
          )}
        </QueryState>
      </div>
    </FormDialog>
  );
}

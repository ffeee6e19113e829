import { Button } from '@mantine/core';
import { useState } from 'react';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { DashboardScreen } from '../dashboard/DashboardScreen.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { OwnerPageDialog } from './OwnerPageDialog.tsx';

/** Pilotage, with what can be taken out of it: one page on paper, or the whole book. */
export function DashboardPage() {
  const { today } = useCompany();
  const [printed, setPrinted] = useState<YearMonth | null>(null);
  const [exporting, setExporting] = useState(false);
  return (
    <>
      <DashboardScreen
        actions={(month) => (
          <>
            <Button leftSection={<Icon name="print" size={14} />} onClick={() => setPrinted(month)}>
              La page du mois (PDF)
            </Button>
            <Button leftSection={<Icon name="table" size={14} />} onClick={() => setExporting(true)}>
              Exporter le dossier…
            </Button>
          </>
        )}
      />
      {printed !== null && <OwnerPageDialog month={printed} onClose={() => setPrinted(null)} />}
      {exporting && <ExportDialog day={today} onClose={() => setExporting(false)} />}
    </>
  );
}

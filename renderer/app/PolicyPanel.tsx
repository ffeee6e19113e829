import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { PolicyAudience } from '../../shared/policy/policy.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { PageViewer } from '../letters/PageViewer.tsx';
import { PolicyForm } from '../policy/PolicyForm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { exportFileName } from '../ui/table/table-export.ts';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './PolicyPanel.module.css';

const VERSIONS: Readonly<Record<PolicyAudience, { label: string; fileName: string }>> = {
  staff: { label: 'Équipe', fileName: 'Politique de crédit et de recouvrement' },
  customers: { label: 'Clients', fileName: 'Nos conditions de règlement' },
};

/** The policy on one page: what it says, how it prints for those who apply it and for customers, and the way to its PDF. */
export function PolicyPanel() {
  const company = useCompany();
  const save = useSaveFile();
  const [audience, setAudience] = useState<PolicyAudience>('staff');
  const [busy, setBusy] = useState(false);
  const settings = useApiQuery('policy.settings', {});
  const preview = useApiQuery('policy.page', { audience }, { keepPrevious: true });
  const { label, fileName } = VERSIONS[audience];

  const print = async () => {
    setBusy(true);
    const saved = await save(exportFileName(`${company.name} - ${fileName}`, 'pdf'), (client, out, options) =>
      client.policy.printPage({ audience, out }, options),
    );
    setBusy(false);
    if (saved) notifyDone(`Le PDF « ${fileName} » est prêt à imprimer`);
  };
  return (
    <div className={classes.panel}>
      <div className={classes.form}>
        <QueryState query={settings}>{(data) => <PolicyForm saved={data} />}</QueryState>
      </div>
      <div className={classes.page}>
        <QueryState query={preview}>
          {({ page }) => (
            <PageViewer
              pages={[page]}
              label={`${fileName}, ${label.toLowerCase()}`}
              busy={preview.isPlaceholderData}
              tools={
                <>
                  <SegmentedControl
                    aria-label="Version"
                    value={audience}
                    onChange={(value) => setAudience(value as PolicyAudience)}
                    data={Object.entries(VERSIONS).map(([value, version]) => ({ value, label: version.label }))}
                  />
                  <Button leftSection={<Icon name="print" size={14} />} loading={busy} onClick={() => void print()}>
                    Enregistrer le PDF…
                  </Button>
                </>
              }
            />
          )}
        </QueryState>
      </div>
    </div>
  );
}

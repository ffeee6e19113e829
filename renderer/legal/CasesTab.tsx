import { Button, SegmentedControl } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { proceedingsName, routeName } from '../../shared/legal/case-words.fr.ts';
import type { LegalCase } from '../../shared/legal/cases.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { Icon } from '../ui/icons.tsx';
import { useAddressSetting } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { CasePane } from './CasePane.tsx';
import classes from './CasesTab.module.css';
import { OpenCaseDialog } from './OpenCaseDialog.tsx';
import { VerifyDossierButton } from './VerifyDossierButton.tsx';

/** The cases before courts and in collective proceedings: the list, and the one that is looked at. */
export function CasesTab({ cases }: { cases: UseQueryResult<LegalCase[]> }) {
  const { invoiceCount } = useCompany();
  const [asked, ask] = useAddressSetting('dossier');
  const [shows, setShows] = useState<'open' | 'closed'>('open');
  const [opening, setOpening] = useState(false);
  // A thing to do leads here for a customer whose case is not open yet.
  const [wanted, want] = useAddressSetting('ouvrir');
  const close = () => {
    setOpening(false);
    want(null);
  };
  const columns = useMemo(
    (): Column<LegalCase>[] => [
      { id: 'customer', header: 'Client', value: ({ customerName }) => customerName, wraps: true },
      { id: 'route', header: 'Voie', width: 150, wraps: true, value: wayOf },
      {
        id: 'next',
        header: 'Prochain délai',
        kind: 'date',
        width: 126,
        value: (row) => nextOf(row)?.on ?? null,
        cell: (row) => {
          const next = nextOf(row);
          if (!next) return '';
          const [year, month, day] = next.on.split('-');
          return (
            <StatusDot
              colour={next.state === 'lapsed' ? 'late' : next.isPressing ? 'warn' : 'neutral'}
            >{`${day}/${month}/${year}`}</StatusDot>
          );
        },
      },
      { id: 'open', header: 'Reste dû (€)', kind: 'amount', width: 118, value: ({ openCents }) => openCents },
    ],
    [],
  );
  return (
    <QueryState query={cases}>
      {(all) => {
        const rows = all.filter(({ closedOn }) => (shows === 'open') === (closedOn === null));
        const shown = all.find(({ caseId }) => String(caseId) === asked) ?? rows[0];
        const openButton = (
          <Button variant="filled" leftSection={<Icon name="plus" size={14} />} onClick={() => setOpening(true)}>
            Ouvrir un dossier
          </Button>
        );
        const countOf = (open: boolean) => all.filter(({ closedOn }) => (closedOn === null) === open).length;
        return (
          <div className={classes.tab}>
            {all.length > 0 && (
              <div className={classes.tools}>
                <SegmentedControl
                  aria-label="Dossiers affichés"
                  value={shows}
                  onChange={(value) => {
                    setShows(value as 'open' | 'closed');
                    ask(null);
                  }}
                  data={[
                    { value: 'open', label: `En cours (${countOf(true)})` },
                    { value: 'closed', label: `Clos (${countOf(false)})` },
                  ]}
                />
                <span className={classes.spacer} />
                <VerifyDossierButton />
                {openButton}
              </div>
            )}
            {all.length === 0 && invoiceCount === 0 ? (
              <ImportFirst>Un dossier suit une procédure pour des factures impayées : importez d’abord vos factures.</ImportFirst>
            ) : all.length === 0 ? (
              <EmptyState
                icon="dispute"
                title="Aucun dossier contentieux"
                action={
                  <>
                    {openButton} <VerifyDossierButton />
                  </>
                }
              >
                Un dossier suit une procédure : ses étapes, ses délais, ses frais. Ses factures ne sont plus relancées.
              </EmptyState>
            ) : (
              <div className={classes.two}>
                <div className={classes.list}>
                  <DataTable
                    label="Dossiers contentieux"
                    columns={columns}
                    rows={rows}
                    rowKey={({ caseId }) => caseId}
                    rememberAs="legal-cases"
                    onOpen={({ caseId }) => ask(String(caseId))}
                    empty={<EmptyState icon="check" title={shows === 'open' ? 'Aucun dossier en cours' : 'Aucun dossier clos'} />}
                  />
                </div>
                {shown && <CasePane key={shown.caseId} legalCase={shown} />}
              </div>
            )}
            {(opening || wanted !== null) && (
              <OpenCaseDialog
                {...(wanted === null ? {} : { customerId: Number(wanted) })}
                onClose={close}
                onOpened={({ caseId }) => {
                  close();
                  setShows('open');
                  ask(String(caseId));
                }}
              />
            )}
          </div>
        );
      }}
    </QueryState>
  );
}

function wayOf({ route, proceedings }: LegalCase): string {
  return proceedings === null ? routeName(route) : proceedingsName(proceedings.kind);
}

function nextOf({ deadlines, closedOn }: LegalCase): LegalCase['deadlines'][number] | undefined {
  return closedOn === null ? deadlines.find(({ state }) => state === 'running' || state === 'lapsed') : undefined;
}

import { Button, Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { dryRunSummary } from '../../shared/reminders/dry-run-words.fr.ts';
import { CHANNEL_NAMES } from '../../shared/reminders/plan-words.fr.ts';
import type { DryRun, PlanStep } from '../../shared/reminders/plans.contract.ts';
import { stepName } from '../../shared/reminders/reminder-texts.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './DryRunDialog.module.css';

type Change = DryRun['contacts'][number]['change'] | 'dropped';

interface Row {
  key: string;
  on: DryRun['from'];
  customerName: string;
  step: string;
  channel: string;
  amountCents: DryRun['contacts'][number]['amountCents'];
  change: Change;
  was: string;
}

const CHANGES: Record<Change, { word: string; colour: 'neutral' | 'good' | 'warn' | 'late' }> = {
  same: { word: 'inchangé', colour: 'neutral' },
  new: { word: 'en plus', colour: 'good' },
  moved: { word: 'déplacé', colour: 'warn' },
  dropped: { word: 'ne part plus', colour: 'late' },
};

const COLUMNS: readonly Column<Row>[] = [
  { id: 'on', header: 'Jour', kind: 'date', value: ({ on }) => on },
  { id: 'customer', header: 'Client', value: ({ customerName }) => customerName },
  { id: 'step', header: 'Étape', value: ({ step }) => step, width: 150 },
  { id: 'channel', header: 'Moyen', value: ({ channel }) => channel, width: 84 },
  {
    id: 'change',
    header: 'Par rapport à aujourd’hui',
    value: ({ change, was }) => `${CHANGES[change].word}${was}`,
    cell: ({ change, was }) => (
      <StatusDot colour={CHANGES[change].colour}>
        {CHANGES[change].word}
        {was}
      </StatusDot>
    ),
    width: 236,
  },
  { id: 'amount', header: 'À régler (€)', kind: 'amount', value: ({ amountCents }) => amountCents },
];

/** What a plan would bring until the end of the month, day by day, beside what the plans in force bring. Nothing is kept of it. */
export function DryRunDialog({
  plan,
  steps,
  onClose,
}: {
  plan: VerbOutput<'reminderPlans.list'>[number];
  steps: PlanStep[];
  onClose: () => void;
}) {
  const { today } = useCompany();
  const [forEveryone, setForEveryone] = useState(false);
  const run = useApiQuery('reminderPlans.dryRun', { asOf: today, planId: plan.planId, steps, forEveryone }, { keepPrevious: true });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Avec le plan « ${plan.name} », voici ce qui partirait ce mois-ci`}
      size={960}
      transitionProps={{ duration: 0 }}
    >
      <div className={classes.body}>
        <Switch
          label="Comme si tous les clients le suivaient"
          checked={forEveryone}
          onChange={(event) => setForEveryone(event.currentTarget.checked)}
        />
        <QueryState query={run}>
          {(result) => (
            <>
              <p className={classes.summary}>{dryRunSummary(result)}</p>
              <div className={classes.table}>
                <DataTable
                  label="Ce qui partirait"
                  columns={COLUMNS}
                  rows={rowsOf(result)}
                  rowKey={({ key }) => key}
                  rememberAs="dry-run"
                  density="compact"
                  exportable={false}
                  isMuted={({ change }) => change === 'same'}
                  empty={
                    <EmptyState icon="check" title="Rien ne partirait d’ici la fin du mois">
                      Aucune étape de ce plan ne tombe d’ici là.
                    </EmptyState>
                  }
                />
              </div>
            </>
          )}
        </QueryState>
        <div className={classes.foot}>
          <span>Si chaque étape était faite le jour prévu et que personne ne payait d’ici là.</span>
          <Button onClick={onClose}>Fermer</Button>
        </div>
      </div>
    </Modal>
  );
}

function rowsOf({ contacts, dropped }: DryRun): Row[] {
  const rows = [...contacts, ...dropped.map((contact) => ({ ...contact, change: 'dropped' as const, wasOn: null }))].map(
    ({ on, customerId, customerName, level, channel, amountCents, change, wasOn }, index) => ({
      key: `${index} ${customerId}`,
      on,
      customerName,
      step: stepName(level),
      channel: CHANNEL_NAMES[channel],
      amountCents,
      change,
      was: wasOn === null ? '' : `, était le ${formatDate(wasOn)}`,
    }),
  );
  return rows.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.customerName.localeCompare(b.customerName, 'fr')));
}

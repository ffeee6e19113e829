import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { PlanEditor } from './PlanEditor.tsx';
import classes from './PlansSettings.module.css';
import { PlanUsers } from './PlanUsers.tsx';
import { ReminderRulesForm } from './ReminderRulesForm.tsx';

type Plan = VerbOutput<'reminderPlans.list'>[number];

/** Plans are few: a row of words while they fit, a list beyond. */
const SHOWN_AS_ROW = 5;

/** The plans of reminders: their steps, who follows which, and the rules that hold for all. */
export function PlansSettings() {
  const plans = useApiQuery('reminderPlans.list', {});
  const settings = useApiQuery('reminders.settings', {});
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <div className={classes.scroll}>
      <QueryState query={plans}>
        {(all) => {
          const plan = all.find(({ planId }) => planId === chosen) ?? all.find(({ isDefault }) => isDefault) ?? all[0];
          return (
            plan && (
              <div className={classes.stack}>
                <div className={classes.head}>
                  <PlanChoice plans={all} shown={plan} onShow={setChosen} />
                  <PlanActions plan={plan} onShow={setChosen} />
                </div>
                <PlanEditor key={plan.planId} plan={plan} />
                <PlanUsers plans={all} />
                <QueryState query={settings}>{(saved) => <ReminderRulesForm saved={saved} />}</QueryState>
              </div>
            )
          );
        }}
      </QueryState>
    </div>
  );
}

function PlanChoice({ plans, shown, onShow }: { plans: readonly Plan[]; shown: Plan; onShow: (planId: number) => void }) {
  const data = plans.map(({ planId, name, isDefault }) => ({ value: String(planId), label: isDefault ? `${name} (par défaut)` : name }));
  const value = String(shown.planId);
  return plans.length > SHOWN_AS_ROW ? (
    <Select aria-label="Plan affiché" data={data} value={value} onChange={(next) => next !== null && onShow(Number(next))} w={280} />
  ) : (
    <SegmentedControl aria-label="Plan affiché" data={data} value={value} onChange={(next) => onShow(Number(next))} />
  );
}

/** What is done with a whole plan. */
function PlanActions({ plan, onShow }: { plan: Plan; onShow: (planId: number | null) => void }) {
  const { planId, name, isDefault, isShipped, isChanged } = plan;
  const duplicate = useApiCommand('reminderPlans.duplicate', {
    onRefreshed: (copy) => {
      onShow(copy.planId);
      notifyDone(`« ${copy.name} » créé : donnez-lui un nom et changez ses étapes`);
    },
    onError: notifyError,
  });
  const reset = useApiCommand('reminderPlans.reset', {
    onRefreshed: () => notifyDone(`« ${name} » est comme fourni`),
    onError: notifyError,
  });
  const remove = useApiCommand('reminderPlans.remove', {
    onRefreshed: () => {
      onShow(null);
      notifyDone(`« ${name} » supprimé`);
    },
    onError: notifyError,
  });
  return (
    <div className={classes.actions}>
      {isDefault && <span className={classes.note}>Suivi par tous ceux qui n’ont pas d’autre plan.</span>}
      <Button leftSection={<Icon name="plus" size={14} />} loading={duplicate.isPending} onClick={() => duplicate.mutate({ planId })}>
        Dupliquer
      </Button>
      {isShipped ? (
        <Button
          disabled={!isChanged}
          onClick={() =>
            confirm({
              title: `Rétablir « ${name} » tel que fourni ?`,
              consequence: 'Son nom et ses étapes redeviennent ceux d’origine. Les relances déjà faites restent.',
              verb: 'Rétablir le plan',
              onConfirm: () => reset.mutate({ planId }),
            })
          }
        >
          Rétablir le plan fourni
        </Button>
      ) : (
        <Button
          onClick={() =>
            confirm({
              title: `Supprimer « ${name} » ?`,
              consequence: 'Le plan disparaît. Les relances déjà faites restent.',
              verb: 'Supprimer le plan',
              onConfirm: () => remove.mutate({ planId }),
            })
          }
        >
          Supprimer…
        </Button>
      )}
    </div>
  );
}

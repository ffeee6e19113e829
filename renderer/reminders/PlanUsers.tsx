import { Select } from '@mantine/core';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './PlanUsers.module.css';

type Plan = VerbOutput<'reminderPlans.list'>[number];

const plural = (count: number, one: string, many: string) => `${count}\u00a0${count > 1 ? many : one}`;

/** Who follows which plan: the company's, then that of each segment; customers and invoices have theirs on their own screens. */
export function PlanUsers({ plans }: { plans: readonly Plan[] }) {
  const segments = useApiQuery('reminderPlans.segments', {});
  const choose = useApiCommand('reminderPlans.choose', { onRefreshed: () => notifyDone('Plan choisi'), onError: notifyError });
  const data = plans.map(({ planId, name }) => ({ value: String(planId), label: name }));
  const standing = plans.find(({ isDefault }) => isDefault);
  const own = plans.filter(({ customers, invoices }) => customers > 0 || invoices > 0);
  return (
    <Card title="Qui suit quel plan" note="le choix le plus précis l’emporte">
      <div className={classes.rows}>
        <Select
          label="La société, par défaut"
          data={data}
          value={standing ? String(standing.planId) : null}
          allowDeselect={false}
          onChange={(value) => value !== null && choose.mutate({ scope: 'company', planId: Number(value) })}
        />
        <QueryState query={segments}>
          {(rows) => (
            <>
              {rows.map(({ segment, customers, planId }) => (
                <Select
                  key={segment}
                  label={`Segment « ${segment} », ${plural(customers, 'client', 'clients')}`}
                  placeholder="Celui de la société"
                  clearable
                  data={data}
                  value={planId === null ? null : String(planId)}
                  onChange={(value) => choose.mutate({ scope: 'segment', segment, planId: value === null ? null : Number(value) })}
                />
              ))}
              {rows.length === 0 && (
                <p className={classes.note}>Aucun client n’a de segment : donnez-en un sur leur fiche pour choisir un plan par groupe.</p>
              )}
            </>
          )}
        </QueryState>
      </div>
      <p className={classes.note}>
        Pour un seul client, le plan se choisit au bas de sa fiche ; pour une seule facture, par les actions de sa ligne.
        {own.length > 0 &&
          ` Choisis ainsi : ${own
            .map(({ name, customers, invoices }) => {
              const parts = [
                ...(customers > 0 ? [plural(customers, 'client', 'clients')] : []),
                ...(invoices > 0 ? [plural(invoices, 'facture', 'factures')] : []),
              ];
              return `${name} (${parts.join(', ')})`;
            })
            .join(', ')}.`}
      </p>
    </Card>
  );
}

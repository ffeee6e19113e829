import { NumberInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { DEFAULT_THRESHOLDS, Thresholds } from '../../shared/dashboard/thresholds.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { Card } from '../ui/Card.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { SaveBar } from '../ui/form/SaveBar.tsx';
import { useDraft } from '../ui/form/use-draft.ts';
import { notifyDone } from '../ui/notify.tsx';
import { THRESHOLD_FIELDS } from './threshold-fields.fr.ts';

/** From where on a figure of Pilotage is an alert, for this company. */
export function ThresholdsForm({ saved }: { saved: Thresholds }) {
  const draft = useDraft<Partial<Record<keyof Thresholds, number | string>>>(saved);
  const save = useApiCommand('dashboard.setThresholds', {
    onRefreshed: () => {
      draft.reset();
      notifyDone('Seuils enregistrés');
    },
  });
  const problems = Object.fromEntries(
    THRESHOLD_FIELDS.filter(({ name }) => !Thresholds.shape[name].safeParse(draft.values[name]).success).map(({ name, min, max }) => [
      name,
      `Un nombre de ${min} à ${max}`,
    ]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const changes = Thresholds.partial().safeParse(draft.changes);
    if (changes.success && Object.keys(problems).length === 0) save.mutate(changes.data);
  };
  return (
    <form onSubmit={submit}>
      <Card title="Seuils d’alerte">
        <FieldGrid>
          {THRESHOLD_FIELDS.map(({ name, label, description, unit, min, max }) => (
            <NumberInput
              key={name}
              label={label}
              description={`${description} Valeur habituelle : ${DEFAULT_THRESHOLDS[name]} ${unit}.`}
              suffix={` ${unit}`}
              min={min}
              max={max}
              clampBehavior="none"
              allowNegative={false}
              decimalScale={1}
              decimalSeparator=","
              hideControls
              value={draft.values[name] ?? ''}
              onChange={(value) => draft.set(name, value)}
              error={problems[name]}
            />
          ))}
        </FieldGrid>
        <SaveBar isDirty={draft.isDirty} busy={save.isPending} error={save.error} verb="Enregistrer les seuils" onGiveUp={draft.reset} />
      </Card>
    </form>
  );
}

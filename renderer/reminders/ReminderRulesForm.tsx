import { NumberInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { ReminderSettings } from '../../shared/reminders/reminders.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { Card } from '../ui/Card.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { SaveBar } from '../ui/form/SaveBar.tsx';
import { useDraft } from '../ui/form/use-draft.ts';
import { notifyDone } from '../ui/notify.tsx';

type Typed = Record<'minimumGapDays' | 'formalNoticeDelayDays', number | string> & {
  toleranceCents: ReminderSettings['toleranceCents'] | null;
};

/** The rules that hold whatever the plan. */
export function ReminderRulesForm({ saved }: { saved: ReminderSettings }) {
  const draft = useDraft<Typed>(saved);
  const save = useApiCommand('reminders.setSettings', {
    onRefreshed: () => {
      draft.reset();
      notifyDone('Règles enregistrées');
    },
  });
  const shape = ReminderSettings.shape;
  const gapIsWrong = !shape.minimumGapDays.safeParse(draft.values.minimumGapDays).success;
  const delayIsWrong = !shape.formalNoticeDelayDays.safeParse(draft.values.formalNoticeDelayDays).success;
  const toleranceIsWrong = !shape.toleranceCents.safeParse(draft.values.toleranceCents).success;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const changes = ReminderSettings.partial().safeParse(draft.changes);
    if (changes.success && !gapIsWrong && !delayIsWrong && !toleranceIsWrong) save.mutate(changes.data);
  };
  const days = { allowDecimal: false, allowNegative: false, clampBehavior: 'none', hideControls: true, suffix: ' jours' } as const;
  return (
    <form onSubmit={submit} noValidate>
      <Card title="Règles de tous les plans">
        <FieldGrid columns={3}>
          <NumberInput
            {...days}
            label="Entre deux contacts"
            description="Avec un même client, quoi que disent les étapes."
            value={draft.values.minimumGapDays}
            onChange={(value) => draft.set('minimumGapDays', value)}
            error={gapIsWrong ? 'De 0 à 90 jours' : undefined}
          />
          <AmountField
            label="Seuil de relance"
            description="En dessous, personne n’est relancé."
            value={draft.values.toleranceCents}
            onChange={(value) => draft.set('toleranceCents', value)}
            error={toleranceIsWrong ? 'Un montant de 0 à 100 000 €' : undefined}
          />
          <NumberInput
            {...days}
            label="Délai de la mise en demeure"
            description="Laissé pour payer."
            value={draft.values.formalNoticeDelayDays}
            onChange={(value) => draft.set('formalNoticeDelayDays', value)}
            error={delayIsWrong ? 'De 1 à 60 jours' : undefined}
          />
        </FieldGrid>
        <SaveBar isDirty={draft.isDirty} busy={save.isPending} error={save.error} verb="Enregistrer les règles" onGiveUp={draft.reset} />
      </Card>
    </form>
  );
}

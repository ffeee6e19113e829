import { Button, Menu, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { inPlanOrder, planProblem } from '../../shared/reminders/plan-rules.ts';
import { planProblemSentence } from '../../shared/reminders/plan-words.fr.ts';
import type { PlanStep } from '../../shared/reminders/plans.contract.ts';
import { stepName } from '../../shared/reminders/reminder-texts.fr.ts';
import { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import { usualStep } from '../../shared/reminders/shipped-plans.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { SaveBar } from '../ui/form/SaveBar.tsx';
import { useDraft } from '../ui/form/use-draft.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { DryRunDialog } from './DryRunDialog.tsx';
import classes from './PlanEditor.module.css';
import { PlanStepRow } from './PlanStepRow.tsx';

type Plan = VerbOutput<'reminderPlans.list'>[number];

/** A number while it is being typed may be no number yet. */
type Typed = Omit<PlanStep, 'offsetDays'> & { offsetDays: number | null };

/** The steps of a plan: when each comes, how, in what tone, with which letter. Their days put them in order. */
export function PlanEditor({ plan }: { plan: Plan }) {
  const { planId } = plan;
  const draft = useDraft<{ name: string; legalDelayDays: number | string; steps: Typed[] }>({
    name: plan.name,
    legalDelayDays: plan.legalDelayDays,
    steps: plan.steps,
  });
  const [trying, setTrying] = useState(false);
  const { name, legalDelayDays, steps } = draft.values;
  const save = useApiCommand('reminderPlans.update', {
    onRefreshed: (saved) => {
      draft.reset();
      notifyDone(`Plan « ${saved.name} » enregistré`);
    },
  });
  const isWhole = (step: Typed): step is PlanStep => step.offsetDays !== null;
  const whole = steps.every(isWhole) ? steps : null;
  const wrong = whole && planProblem(whole);
  const problem =
    whole === null
      ? 'donnez un nombre de jours à chaque étape.'
      : wrong
        ? planProblemSentence(wrong.problem, wrong.level)
        : typeof legalDelayDays !== 'number'
          ? 'donnez le délai de l’étape contentieuse.'
          : name.trim() === ''
            ? 'donnez-lui un nom.'
            : null;
  const change = (index: number, step: Typed) => draft.set('steps', steps.with(index, step));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null || whole === null || typeof legalDelayDays !== 'number') return;
    save.mutate({ planId, name, legalDelayDays, steps: whole });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Card
        title="Étapes"
        actions={
          <div className={classes.tools}>
            <AddStep steps={steps} onAdd={(step) => draft.set('steps', ordered([...steps, step]))} />
            <Button disabled={problem !== null} onClick={() => setTrying(true)}>
              Essayer sur ce mois…
            </Button>
          </div>
        }
      >
        <div className={classes.name}>
          <TextInput label="Nom du plan" maxLength={60} value={name} onChange={(event) => draft.set('name', event.currentTarget.value)} />
        </div>
        <table className={classes.table} aria-label={`Étapes du plan ${plan.name}`}>
          <thead>
            <tr>
              <th scope="col">Étape</th>
              <th scope="col">Quand</th>
              <th scope="col">Moyen</th>
              <th scope="col">Ton</th>
              <th scope="col">Courrier</th>
              <th scope="col" title="Pénalités de retard et indemnité de 40 €">
                Pénalités, 40 €
              </th>
              <th scope="col">
                <span className="sr-only">Retirer</span>
              </th>
            </tr>
          </thead>
          {/* In their order once their days are typed: a row that jumps while one types in it would be lost. */}
          <tbody onBlur={() => whole && draft.isDirty && draft.set('steps', ordered(steps))}>
            {steps.map((step, index) => (
              <PlanStepRow
                // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other identity, a level may be there twice.
                key={`${step.level} ${index}`}
                step={step}
                onChange={(next) => change(index, next)}
                onRemove={() => draft.set('steps', steps.toSpliced(index, 1))}
              />
            ))}
            <tr>
              <th scope="row">Étape contentieuse</th>
              <td colSpan={6}>
                <span className={classes.days}>
                  <NumberInput
                    aria-label="Jours avant l’étape contentieuse"
                    min={0}
                    max={365}
                    allowDecimal={false}
                    allowNegative={false}
                    hideControls
                    w={64}
                    value={legalDelayDays}
                    onChange={(value) => draft.set('legalDelayDays', value)}
                  />
                  <span>jours après le délai laissé par la mise en demeure</span>
                </span>
              </td>
            </tr>
          </tbody>
        </table>
        {problem !== null && <InlineAlert tone="warn">À corriger : {problem}</InlineAlert>}
        <SaveBar isDirty={draft.isDirty} busy={save.isPending} error={save.error} verb="Enregistrer le plan" onGiveUp={draft.reset} />
      </Card>
      {trying && whole && <DryRunDialog plan={plan} steps={whole} onClose={() => setTrying(false)} />}
    </form>
  );
}

function ordered(steps: readonly Typed[]): Typed[] {
  const whole = steps.filter((step): step is PlanStep => step.offsetDays !== null);
  return whole.length === steps.length ? inPlanOrder(whole) : [...steps];
}

/** Levels that a plan may hold several times: a second call, a repeated reminder. */
const REPEATED: readonly ReminderLevel[] = ['R1', 'call', 'R2'];
/** Days of a step before the due date, when it is added. */
const USUAL_DAYS: Partial<Record<ReminderLevel, number>> = { notice: -7, satisfaction: 10 };

/** Adds a step a week after the last one; it is then put on its day. */
function AddStep({ steps, onAdd }: { steps: readonly Typed[]; onAdd: (step: PlanStep) => void }) {
  const last = Math.max(0, ...steps.map(({ offsetDays }) => offsetDays ?? 0));
  const levels = ReminderLevel.options.filter((level) => REPEATED.includes(level) || !steps.some((step) => step.level === level));
  return (
    <Menu>
      <Menu.Target>
        <Button leftSection={<Icon name="plus" size={14} />}>Ajouter une étape</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {levels.map((level) => (
          <Menu.Item key={level} onClick={() => onAdd(usualStep(level, USUAL_DAYS[level] ?? last + 7))}>
            {stepName(level)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

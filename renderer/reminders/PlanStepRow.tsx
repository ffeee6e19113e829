import { ActionIcon, Checkbox, NumberInput, Select } from '@mantine/core';
import { canChargeFees, channelsOf, isChasing, writesLetter } from '../../shared/reminders/plan-rules.ts';
import { CHANNEL_NAMES, TEMPLATE_NAMES, TONE_NAMES } from '../../shared/reminders/plan-words.fr.ts';
import type { PlanStep } from '../../shared/reminders/plans.contract.ts';
import { stepName } from '../../shared/reminders/reminder-texts.fr.ts';
import { type ReminderChannel, ReminderTone, StepTemplate } from '../../shared/reminders/reminders.contract.ts';
import { usualStep } from '../../shared/reminders/shipped-plans.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './PlanEditor.module.css';

type Typed = Omit<PlanStep, 'offsetDays'> & { offsetDays: number | null };

interface PlanStepRowProps {
  step: Typed;
  onChange: (step: Typed) => void;
  onRemove: () => void;
}

/** One step being edited; what it cannot have is not offered. */
export function PlanStepRow({ step, onChange, onRemove }: PlanStepRowProps) {
  const { level, offsetDays, channel, tone, template, chargesFees } = step;
  const name = stepName(level);
  const isNotice = level === 'notice';
  const channels = channelsOf(level);
  const templates = StepTemplate.options.filter((each) => (each === 'formalNotice') === (level === 'formalNotice'));
  /** Another way changes what goes with it: a letter where there was none, fees only where a letter has a place for them. */
  const withChannel = (next: ReminderChannel): Typed => {
    const kept = writesLetter({ level, channel: next }) ? (template ?? usualStep(level, 0).template) : null;
    return { ...step, channel: next, template: kept, chargesFees: chargesFees && canChargeFees({ level, channel: next, template: kept }) };
  };
  const withTemplate = (next: StepTemplate): Typed => ({
    ...step,
    template: next,
    chargesFees: chargesFees && canChargeFees({ level, channel, template: next }),
  });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span className={classes.days}>
          <NumberInput
            aria-label={`Jours : ${name}`}
            min={0}
            max={isNotice ? 180 : 730}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            w={64}
            value={offsetDays === null ? '' : Math.abs(offsetDays)}
            onChange={(value) => onChange({ ...step, offsetDays: typeof value === 'number' ? (isNotice ? -value : value) : null })}
          />
          <span>{isNotice ? 'jours avant l’échéance' : isChasing(step) ? 'jours après l’échéance' : 'jours après la facture'}</span>
        </span>
      </td>
      <td>
        {channels.length === 1 ? (
          CHANNEL_NAMES[channel]
        ) : (
          <Select
            aria-label={`Moyen : ${name}`}
            data={channels.map((value) => ({ value, label: CHANNEL_NAMES[value] }))}
            value={channel}
            onChange={(value) => value !== null && onChange(withChannel(value as ReminderChannel))}
            w={110}
          />
        )}
      </td>
      <td>
        {channel === 'phone' ? (
          <span className={classes.none}>—</span>
        ) : (
          <Select
            aria-label={`Ton : ${name}`}
            data={ReminderTone.options.map((value) => ({ value, label: TONE_NAMES[value] }))}
            value={tone}
            onChange={(value) => value !== null && onChange({ ...step, tone: ReminderTone.parse(value) })}
            w={130}
          />
        )}
      </td>
      <td>
        {template === null ? (
          <span className={classes.none}>—</span>
        ) : templates.length === 1 ? (
          TEMPLATE_NAMES[template]
        ) : (
          <Select
            aria-label={`Courrier : ${name}`}
            data={templates.map((value) => ({ value, label: TEMPLATE_NAMES[value] }))}
            value={template}
            onChange={(value) => value !== null && onChange(withTemplate(StepTemplate.parse(value)))}
            w={130}
          />
        )}
      </td>
      <td>
        {canChargeFees(step) ? (
          <Checkbox
            aria-label={`Pénalités et 40 € : ${name}`}
            checked={chargesFees}
            onChange={(event) => onChange({ ...step, chargesFees: event.currentTarget.checked })}
          />
        ) : (
          <span className={classes.none}>—</span>
        )}
      </td>
      <td>
        <ActionIcon aria-label={`Retirer l’étape ${name}`} onClick={onRemove}>
          <Icon name="trash" size={14} />
        </ActionIcon>
      </td>
    </tr>
  );
}

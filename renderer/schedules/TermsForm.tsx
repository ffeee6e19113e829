import { Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { addMonths } from '../../shared/dates/local-date.ts';
import { type Cents, cents, sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { isPartlyWaived } from '../../shared/schedules/agreed-fees.ts';
import type { Every, SchedulePlan } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { AmountField } from '../ui/AmountField.tsx';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import type { Draft } from '../ui/form/use-draft.ts';
import type { TermsDraft } from './schedule-draft.ts';
import classes from './TermsForm.module.css';

interface TermsFormProps {
  draft: Draft<TermsDraft>;
  /** What the conditions give so far: what could be claimed, and what the customer has to its credit. */
  plan: SchedulePlan | undefined;
}

/** The conditions of a schedule: how many instalments, when, what comes off the debt and what of the late fees is added to it. */
export function TermsForm({ draft, plan }: TermsFormProps) {
  const { today } = useCompany();
  const { values, set } = draft;
  // Other conditions are another proposal: what was typed over the former one goes.
  const setTerm = <K extends keyof TermsDraft>(key: K, value: TermsDraft[K]) => {
    set(key, value);
    set('parts', null);
  };
  const credits = plan?.credits ?? [];
  const creditsCents = sumCents(credits.map(({ leftCents }) => leftCents));
  const startOnSigning = (isOn: boolean) => {
    setTerm('onSigning', isOn);
    if (!isOn) return;
    if (values.signingCents === null && plan) set('signingCents', cents(Math.floor(plan.totalCents / values.instalments)));
    if (values.signingOn !== null && values.firstOn !== null && values.firstOn <= values.signingOn) {
      set('firstOn', addMonths(values.signingOn, 1));
    }
  };
  return (
    <Card title="Conditions">
      <FieldGrid>
        <NumberInput
          label="Nombre d’échéances"
          description="De 2 à 36."
          min={2}
          max={36}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={values.instalments}
          onChange={(value) => typeof value === 'number' && setTerm('instalments', value)}
        />
        <DateField
          label={values.onSigning ? 'Échéance suivante' : 'Première échéance'}
          description="Les suivantes en découlent."
          value={values.firstOn}
          onChange={(day) => setTerm('firstOn', day)}
          min={today}
          what={values.onSigning ? 'L’échéance suivante' : 'La première échéance'}
        />
      </FieldGrid>
      <SegmentedControl
        mt={12}
        fullWidth
        aria-label="Rythme"
        value={values.every}
        onChange={(value) => setTerm('every', value as Every)}
        data={[
          { value: 'week', label: 'Chaque semaine' },
          { value: 'fortnight', label: 'Tous les quinze jours' },
          { value: 'month', label: 'Chaque mois' },
        ]}
      />
      <Checkbox
        mt={12}
        label="Premier versement à la signature"
        description="Il compte parmi les échéances, et sera dû le jour où l’accord est signé."
        checked={values.onSigning}
        onChange={(event) => startOnSigning(event.currentTarget.checked)}
      />
      {values.onSigning && (
        <div className={classes.under}>
          <FieldGrid>
            <AmountField label="Versé à la signature" value={values.signingCents} onChange={(amount) => setTerm('signingCents', amount)} />
            <DateField
              label="Signature attendue le"
              value={values.signingOn}
              onChange={(day) => setTerm('signingOn', day)}
              min={today}
              what="La signature attendue"
            />
          </FieldGrid>
        </div>
      )}
      {creditsCents > 0 && (
        <Checkbox
          mt={12}
          label={`Déduire d’abord ce qui est à son crédit : ${formatEuros(creditsCents)}`}
          description={`${credits.map(({ label, leftCents }) => `${label} : ${formatEuros(leftCents)}`).join(' ; ')}. Affecté aux factures choisies, la plus ancienne d’abord, à la création de l’échéancier.`}
          checked={values.deductCredits}
          onChange={(event) => setTerm('deductCredits', event.currentTarget.checked)}
        />
      )}
      <Checkbox
        mt={12}
        label="Inclure les pénalités de retard et l’indemnité de 40 € par facture"
        description="Arrêtées à aujourd’hui. Sans elles, l’accord dit qu’elles ne sont pas demandées tant qu’il est respecté."
        checked={values.includeFees}
        onChange={(event) => setTerm('includeFees', event.currentTarget.checked)}
      />
      {values.includeFees && plan?.claimable && (
        <div className={classes.under}>
          <FieldGrid>
            <FeeField
              label="Pénalités incluses"
              claimableCents={plan.claimable.interestCents}
              value={values.interestCents}
              onChange={(amount) => setTerm('interestCents', amount)}
            />
            <FeeField
              label="Indemnités incluses"
              claimableCents={plan.claimable.indemnityCents}
              value={values.indemnityCents}
              onChange={(amount) => setTerm('indemnityCents', amount)}
            />
          </FieldGrid>
          {isWaived(values, plan) && (
            <TextInput
              mt={8}
              label="Raison de la remise"
              maxLength={200}
              required
              value={values.waiverReason}
              onChange={(event) => set('waiverReason', event.currentTarget.value)}
            />
          )}
        </div>
      )}
    </Card>
  );
}

/** Whether a part of the late fees is given up, which asks for a reason. */
export function isWaived({ includeFees, interestCents, indemnityCents }: TermsDraft, plan: SchedulePlan | undefined): boolean {
  if (!includeFees || !plan?.claimable) return false;
  const named = { interestCents: interestCents ?? undefined, indemnityCents: indemnityCents ?? undefined };
  return isPartlyWaived(named, plan.claimable);
}

/** How much of a kind of fee is included, at most all that could be claimed, which is what stands there first. */
function FeeField({
  label,
  claimableCents,
  value,
  onChange,
}: {
  label: string;
  claimableCents: Cents;
  value: Cents | null;
  onChange: (value: Cents | null) => void;
}) {
  return (
    <AmountField
      label={label}
      description={`Sur ${formatEuros(claimableCents)} possibles.`}
      value={value ?? claimableCents}
      onChange={(amount) => onChange(amount === claimableCents ? null : amount)}
      error={value !== null && value > claimableCents ? `Au plus ${formatEuros(claimableCents)}.` : undefined}
    />
  );
}

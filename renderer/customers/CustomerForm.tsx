import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { sirenProblem } from '../../shared/companies/identifier-problems.fr.ts';
import type { Customer, CustomerFields, CustomerKind } from '../../shared/customers/customers.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid, FieldSpan } from '../ui/form/FieldGrid.tsx';
import { focusRefusedDate } from '../ui/form/refused-date.ts';
import { SaveBar } from '../ui/form/SaveBar.tsx';
import { useDraft } from '../ui/form/use-draft.ts';
import classes from './CustomerForm.module.css';
import { EnvelopePreview } from './EnvelopePreview.tsx';

type TextField = Exclude<keyof CustomerFields, 'kind' | 'pausedUntil' | 'creditLimitCents'>;

const LIMITS: Record<TextField, number> = {
  code: 60,
  name: 160,
  siren: 20,
  vatNumber: 20,
  contactName: 80,
  email: 120,
  phone: 40,
  addressLine1: 80,
  addressLine2: 80,
  addressLine3: 80,
  postalCode: 12,
  city: 80,
  country: 60,
  paymentTerms: 40,
  segment: 60,
  pauseReason: 200,
  notes: 4000,
};

/** Who a customer is and where its letters go, with the envelope as it would be read by the post. */
export function CustomerForm({ customer }: { customer: Customer }) {
  const { companyId, today } = useCompany();
  const draft = useDraft<Customer>(customer, `${companyId}-customer-${customer.id}`);
  const update = useApiCommand('customers.update');
  const { values, set } = draft;
  // A new field of date each time: one that was refused goes away with the changes.
  const [givenUp, setGivenUp] = useState(0);
  const giveUp = () => {
    draft.reset();
    setGivenUp((times) => times + 1);
  };
  const nameIsMissing = values.name.trim() === '';

  const text = (field: TextField, label: string, extra: { description?: string; error?: ReactNode; placeholder?: string } = {}) => (
    <TextInput
      label={label}
      maxLength={LIMITS[field]}
      value={values[field]}
      onChange={(event) => set(field, event.currentTarget.value)}
      {...extra}
    />
  );
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!nameIsMissing && draft.isDirty && !focusRefusedDate(event.currentTarget)) update.mutate({ ...draft.changes, id: customer.id });
      }}
    >
      <div className={classes.columns}>
        <Card title="Identité">
          <FieldGrid>
            <FieldSpan>{text('name', 'Nom', { error: nameIsMissing ? 'Donnez un nom au client.' : undefined })}</FieldSpan>
            <div>
              <span className={classes.label} id="customer-kind">
                Nature
              </span>
              <SegmentedControl
                aria-labelledby="customer-kind"
                fullWidth
                value={values.kind}
                onChange={(value) => set('kind', value as CustomerKind)}
                data={[
                  { value: 'business', label: 'Professionnel' },
                  { value: 'consumer', label: 'Particulier' },
                ]}
              />
            </div>
            {text('code', 'Code')}
            {text('siren', 'SIREN', { error: sirenProblem(values.siren) ?? undefined })}
            {text('vatNumber', 'N° de TVA')}
            {text('contactName', 'Contact', { description: 'À qui écrire, qui appeler.' })}
            {text('phone', 'Téléphone', { description: 'Affiché sur la fiche d’appel.' })}
            {text('email', 'E-mail')}
            {text('paymentTerms', 'Conditions de paiement', { placeholder: '30 jours' })}
            {text('segment', 'Segment', { placeholder: 'Mairies', description: 'Pour lire les chiffres par groupe de clients.' })}
            <AmountField
              key={givenUp}
              label="Limite d’encours"
              description="Vide : pas de limite."
              value={values.creditLimitCents}
              onChange={(limit) => set('creditLimitCents', limit)}
            />
          </FieldGrid>
        </Card>
        <Card title="Adresse" note="telle que la lit La Poste">
          <FieldGrid>
            <FieldSpan>{text('addressLine1', 'Numéro et voie')}</FieldSpan>
            {text('addressLine2', 'Bâtiment, service')}
            {text('addressLine3', 'Boîte postale, lieu-dit')}
            {text('postalCode', 'Code postal')}
            {text('city', 'Ville')}
            <FieldSpan>{text('country', 'Pays', { placeholder: 'France' })}</FieldSpan>
          </FieldGrid>
          <EnvelopePreview fields={values} />
        </Card>
        <Card title="Relances en pause">
          <FieldGrid>
            <DateField
              key={givenUp}
              label="Jusqu’au"
              description="Vide : pas de pause."
              value={values.pausedUntil}
              onChange={(day) => set('pausedUntil', day)}
              min={today}
              what="La fin de la pause"
              clearable
            />
            {text('pauseReason', 'Raison', { description: 'Affichée dans les relances.' })}
          </FieldGrid>
        </Card>
        <Card title="Notes">
          <Textarea
            aria-label="Notes"
            autosize
            minRows={3}
            maxRows={12}
            maxLength={LIMITS.notes}
            value={values.notes}
            onChange={(event) => set('notes', event.currentTarget.value)}
          />
        </Card>
      </div>
      <SaveBar isDirty={draft.isDirty} busy={update.isPending} error={update.error} verb="Enregistrer la fiche" onGiveUp={giveUp} />
    </form>
  );
}

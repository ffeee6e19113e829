import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { CHECKED_FIELDS, customerProblems, problemsOfChange } from '../../shared/customers/customer-problems.fr.ts';
import { CUSTOMER_NATURES, type CustomerNature, customerNature, kindOfNature } from '../../shared/customers/customer-words.fr.ts';
import type { Customer, CustomerFields, CustomerLanguage } from '../../shared/customers/customers.contract.ts';
import { describePaymentTerms, parsePaymentTerms } from '../../shared/invoices/payment-terms.fr.ts';
import { describeEarlyPayment, parseEarlyPayment } from '../../shared/payments/early-payment-words.fr.ts';
import { netDaysBeside } from '../../shared/payments/net-days.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid, FieldSpan } from '../ui/form/FieldGrid.tsx';
import { focusRefusedDate } from '../ui/form/refused-date.ts';
import { SaveBar } from '../ui/form/SaveBar.tsx';
import { useDraft } from '../ui/form/use-draft.ts';
import { TermHelp } from '../ui/TermHelp.tsx';
import classes from './CustomerForm.module.css';
import { EnvelopePreview } from './EnvelopePreview.tsx';

type TextField = Exclude<keyof CustomerFields, 'kind' | 'publicBuyer' | 'language' | 'pausedUntil' | 'insolvencyOn' | 'creditLimitCents'>;

const LIMITS: Record<TextField, number> = {
  code: 60,
  name: 160,
  siren: 20,
  siret: 24,
  vatNumber: 20,
  iban: 42,
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
  earlyPayment: 40,
  segment: 60,
  pauseReason: 200,
  notes: 4000,
};

/** What was understood of payment terms as typed. */
function termsHint(typed: string): { placeholder: string; description?: string } {
  const placeholder = '30 jours';
  if (typed.trim() === '') return { placeholder, description: 'Vide : 30 jours, comme la loi.' };
  const terms = parsePaymentTerms(typed);
  if (terms === null) return { placeholder };
  const understood = describePaymentTerms(terms);
  return understood === typed.trim() ? { placeholder } : { placeholder, description: `Compris : ${understood}.` };
}

/** What was understood of early-payment terms as typed. */
function earlyPaymentHint(typed: string, paymentTerms: string): { placeholder: string; description: ReactNode } {
  const terms = parseEarlyPayment(typed);
  const { adopted } = netDaysBeside(typed, paymentTerms);
  const net = adopted === null ? '' : ` Conditions de paiement : ${adopted}.`;
  const said = terms === null ? 'Vide : pas d’escompte.' : `Compris : ${describeEarlyPayment(terms)}.${net}`;
  return {
    placeholder: '3 % à 10 jours',
    description: (
      <>
        {said}
        <TermHelp of="escompte" />
      </>
    ),
  };
}

/** Who a customer is and where its letters go, with the envelope as it would be read by the post. */
export function CustomerForm({ customer }: { customer: Customer }) {
  const { companyId, today } = useCompany();
  const draft = useDraft<Customer>(customer, `${companyId}-customer-${customer.id}`);
  const update = useApiCommand('customers.update', {
    onRefreshed: (_customer, { id: _, ...sent }) => draft.settle(sent as Partial<Customer>),
  });
  const { values, set } = draft;
  // A new field of date each time: one that was refused goes away with the changes.
  const [givenUp, setGivenUp] = useState(0);
  // Fields turn red as they are typed; only a refusal to save says that nothing was.
  const [wasRefused, setRefused] = useState(false);
  const giveUp = () => {
    draft.reset();
    setGivenUp((times) => times + 1);
    setRefused(false);
  };
  const problems = customerProblems(values);
  const refused = problemsOfChange(customer, values);

  const text = (field: TextField, label: string, extra: { description?: ReactNode; placeholder?: string } = {}) => (
    <TextInput
      label={label}
      data-field={field}
      maxLength={LIMITS[field]}
      value={values[field]}
      onChange={(event) => set(field, event.currentTarget.value)}
      error={problems.find((problem) => problem.field === field)?.sentence}
      {...extra}
    />
  );
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!draft.isDirty || focusRefusedDate(event.currentTarget)) return;
        setRefused(refused.length > 0);
        const [first] = refused;
        if (first) event.currentTarget.querySelector<HTMLElement>(`[data-field="${first.field}"]`)?.focus();
        else update.mutate({ ...draft.changes, id: customer.id });
      }}
    >
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Card title="Identité">
            <FieldGrid>
              <FieldSpan>{text('name', 'Nom')}</FieldSpan>
              <FieldSpan>
                <span className={classes.label} id="customer-kind">
                  Nature
                </span>
                <SegmentedControl
                  aria-labelledby="customer-kind"
                  fullWidth
                  value={customerNature(values)}
                  onChange={(value) => {
                    const { kind, publicBuyer } = kindOfNature(value as CustomerNature);
                    set('kind', kind);
                    set('publicBuyer', publicBuyer);
                  }}
                  data={CUSTOMER_NATURES}
                />
              </FieldSpan>
              <div>
                <span className={classes.label} id="customer-language">
                  Langue des courriers
                </span>
                <SegmentedControl
                  aria-labelledby="customer-language"
                  fullWidth
                  value={values.language}
                  onChange={(value) => set('language', value as CustomerLanguage)}
                  data={[
                    { value: 'fr', label: 'Français' },
                    { value: 'en', label: 'Anglais' },
                  ]}
                />
              </div>
              {text('code', 'Code')}
              {text('segment', 'Segment', { placeholder: 'Mairies' })}
              {text('siren', CHECKED_FIELDS.siren)}
              {text('siret', CHECKED_FIELDS.siret)}
              {text('vatNumber', CHECKED_FIELDS.vatNumber)}
              {text('iban', CHECKED_FIELDS.iban)}
              {text('contactName', 'Contact', { description: 'Écrit sur l’enveloppe, sous le nom.' })}
              {text('phone', 'Téléphone', { description: 'Affiché sur la fiche d’appel.' })}
              <FieldSpan>{text('email', CHECKED_FIELDS.email)}</FieldSpan>
              {text('paymentTerms', 'Conditions de paiement', termsHint(values.paymentTerms))}
              {text('earlyPayment', CHECKED_FIELDS.earlyPayment, earlyPaymentHint(values.earlyPayment, values.paymentTerms))}
              <AmountField
                key={givenUp}
                label="Limite d’encours"
                description={
                  <>
                    Vide : pas de limite.
                    <TermHelp of="limite-encours" />
                  </>
                }
                value={values.creditLimitCents}
                onChange={(limit) => set('creditLimitCents', limit)}
              />
            </FieldGrid>
          </Card>
        </div>
        <div className={classes.stack}>
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
          <Card title="Relances suspendues">
            <FieldGrid>
              <DateField
                key={givenUp}
                label="En pause jusqu’au"
                description="Vide : pas de pause."
                value={values.pausedUntil}
                onChange={(day) => set('pausedUntil', day)}
                min={today}
                what="La fin de la pause"
                clearable
              />
              {text('pauseReason', 'Raison', { description: 'Affichée dans les relances.' })}
              <DateField
                key={givenUp}
                label="Procédure collective ouverte le"
                description={
                  <>
                    Date du jugement ; vide : aucune.
                    <TermHelp of="procedure-collective" />
                  </>
                }
                value={values.insolvencyOn}
                onChange={(day) => set('insolvencyOn', day)}
                max={today}
                what="La date du jugement"
                clearable
              />
              <p className={classes.remark}>
                Le jugement arrête les relances et les intérêts ; la créance se déclare dans les deux mois de sa publication.
              </p>
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
      </div>
      <SaveBar
        isDirty={draft.isDirty}
        busy={update.isPending}
        error={update.error}
        verb="Enregistrer la fiche"
        toMend={(draft.isDirty ? refused : problems).map(({ field }) => CHECKED_FIELDS[field])}
        refused={wasRefused}
        onGiveUp={giveUp}
      />
    </form>
  );
}

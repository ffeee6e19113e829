import { Switch, TextInput } from '@mantine/core';
import { describePaymentTerms, parsePaymentTerms } from '../../shared/invoices/payment-terms.fr.ts';
import { describeEarlyPayment, parseEarlyPayment } from '../../shared/payments/early-payment-words.fr.ts';
import { netDaysBeside } from '../../shared/payments/net-days.fr.ts';
import type { PolicySettings } from '../../shared/policy/policy.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { Card } from '../ui/Card.tsx';
import { SaveBar } from '../ui/form/SaveBar.tsx';
import { useDraft } from '../ui/form/use-draft.ts';
import { notifyDone } from '../ui/notify.tsx';
import classes from './PolicyForm.module.css';

/** What the policy says that no other setting does; the rest of its page comes from the company, its plan and its rates. */
export function PolicyForm({ saved }: { saved: PolicySettings }) {
  const draft = useDraft<PolicySettings>(saved);
  const { values, set } = draft;
  const save = useApiCommand('policy.setSettings', {
    onRefreshed: () => {
      draft.reset();
      notifyDone('Politique enregistrée');
    },
  });
  const terms = parsePaymentTerms(values.paymentTerms);
  const discount = parseEarlyPayment(values.earlyPayment);
  const { adopted, contradiction } = netDaysBeside(values.earlyPayment, values.paymentTerms);
  const termsAreWrong = values.paymentTerms.trim() !== '' && terms === null;
  const discountIsWrong = values.earlyPayment.trim() !== '' && discount === null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.isDirty && !termsAreWrong && !discountIsWrong && contradiction === null) save.mutate(draft.changes);
      }}
    >
      <Card title="Ce que dit la politique" term="politique">
        <div className={classes.fields}>
          <TextInput
            label="Délai de paiement habituel"
            placeholder="30 jours"
            maxLength={40}
            value={values.paymentTerms}
            onChange={(event) => set('paymentTerms', event.currentTarget.value)}
            description={terms === null ? 'Vide : 30 jours, comme la loi.' : `Compris : ${describePaymentTerms(terms)}.`}
            error={termsAreWrong && 'Écrivez par exemple « 30 jours », ou « 45 jours fin de mois ».'}
          />
          <TextInput
            label="Escompte pour paiement rapide"
            placeholder="3 % à 10 jours"
            maxLength={40}
            value={values.earlyPayment}
            onChange={(event) => set('earlyPayment', event.currentTarget.value)}
            description={
              discount === null
                ? 'Vide : aucun. Celui d’un client s’accorde sur sa fiche.'
                : `Compris : ${describeEarlyPayment(discount)}${adopted === null ? '' : `, et ${adopted} de délai de paiement`}. Celui d’un client s’accorde sur sa fiche.`
            }
            error={discountIsWrong ? 'Écrivez un taux (20 % au plus) et un nombre de jours : « 3 % à 10 jours ».' : contradiction}
          />
          <AmountField
            label="Limite d’encours d’un nouveau client"
            description="Vide : fixée au cas par cas."
            value={values.usualLimitCents}
            onChange={(limit) => set('usualLimitCents', limit)}
          />
          <Switch
            label="Au-delà de sa limite, ou en retard, la commande suivante attend un accord"
            checked={values.blocksOrders}
            onChange={(event) => set('blocksOrders', event.currentTarget.checked)}
          />
          <TextInput
            label="Qui décide"
            placeholder="La direction"
            maxLength={60}
            description="Limites, échéanciers, mise en demeure, contentieux."
            value={values.decider}
            onChange={(event) => set('decider', event.currentTarget.value)}
          />
          <TextInput
            label="Qui relance"
            placeholder="La facturation"
            maxLength={60}
            description="Factures, appels, relances."
            value={values.chaser}
            onChange={(event) => set('chaser', event.currentTarget.value)}
          />
        </div>
        <SaveBar isDirty={draft.isDirty} busy={save.isPending} error={save.error} verb="Enregistrer" onGiveUp={draft.reset} />
      </Card>
    </form>
  );
}

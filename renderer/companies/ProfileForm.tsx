import { Button, Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CompanyProfile } from '../../shared/companies/companies.contract.ts';
import { ibanProblem, sirenProblem, vatNumberProblem } from '../../shared/companies/identifier-problems.fr.ts';
import { offeredWays, USUAL_WAYS_TO_PAY } from '../../shared/companies/ways-to-pay.ts';
import { webAddressProblem } from '../../shared/companies/web-address.fr.ts';
import { missingMentions } from '../../shared/letters/preflight.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { Card } from '../ui/Card.tsx';
import { FieldGrid, FieldSpan } from '../ui/form/FieldGrid.tsx';
import { SaveBar } from '../ui/form/SaveBar.tsx';
import { useDraft } from '../ui/form/use-draft.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import classes from './ProfileForm.module.css';

type TextField = Exclude<keyof CompanyProfile, 'shareCapitalCents' | 'payByTransfer' | 'payByCheque' | 'payByDirectDebit' | 'transferCode'>;

const LIMITS: Record<TextField, number> = {
  name: 120,
  legalForm: 60,
  siren: 20,
  rcsTown: 80,
  vatNumber: 20,
  addressLine1: 80,
  addressLine2: 80,
  postalCode: 12,
  city: 80,
  country: 60,
  phone: 40,
  email: 120,
  iban: 40,
  bic: 12,
  signatoryName: 80,
  signatoryTitle: 80,
  liquidator: 80,
  otherMention: 120,
  chequeOrder: 80,
  cardLink: 120,
};

/** Who the company is, as its letters must say, with what the law still wants of them. */
export function ProfileForm({
  profile,
  preview,
}: {
  profile: CompanyProfile;
  /** A letter with the letterhead as it is being typed. */
  preview: (values: CompanyProfile) => ReactNode;
}) {
  const [previewing, setPreviewing] = useState(false);
  const { companyId } = useCompany();
  const draft = useDraft<CompanyProfile>(profile, `${companyId}-profile`);
  const update = useApiCommand('companies.updateProfile');
  const { values, set } = draft;
  const missing = missingMentions(values);
  const problems: Partial<Record<TextField, string | null>> = {
    name: values.name.trim() === '' ? 'Donnez un nom à la société.' : null,
    siren: sirenProblem(values.siren),
    vatNumber: vatNumberProblem(values.vatNumber),
    iban: ibanProblem(values.iban),
    cardLink: webAddressProblem(values.cardLink ?? ''),
  };
  // They are printed on every letter: empty is allowed, wrong is not.
  const isRefused = Object.values(problems).some((problem) => problem !== null);

  const text = (field: TextField, label: string, extra: { description?: string; placeholder?: string } = {}) => (
    <TextInput
      label={label}
      maxLength={LIMITS[field]}
      value={values[field] ?? ''}
      onChange={(event) => set(field, event.currentTarget.value)}
      error={problems[field] ?? undefined}
      {...extra}
    />
  );
  const choice = (field: 'payByTransfer' | 'payByCheque' | 'payByDirectDebit', label: string) => (
    <Checkbox
      label={label}
      checked={values[field] ?? USUAL_WAYS_TO_PAY[field]}
      onChange={(event) => set(field, event.currentTarget.checked)}
    />
  );
  const toggle = (
    <Button aria-pressed={previewing} onClick={() => setPreviewing(!previewing)}>
      {previewing ? 'Masquer l’aperçu' : 'Voir un courrier'}
    </Button>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isRefused) event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
        else if (draft.isDirty) update.mutate(draft.changes);
      }}
    >
      {missing.length > 0 ? (
        <InlineAlert tone="warn" actions={toggle}>
          Vos courriers ne portent pas encore toutes les mentions que la loi demande : {missing.join(', ')}.
        </InlineAlert>
      ) : (
        <InlineAlert tone="good" actions={toggle}>
          Vos courriers portent les mentions que la loi demande.
        </InlineAlert>
      )}
      <div className={classes.body} data-previewing={previewing || undefined}>
        <div className={classes.columns}>
          <Card title="Identité" note="en tête des courriers">
            <FieldGrid>
              <FieldSpan>{text('name', 'Nom')}</FieldSpan>
              {text('legalForm', 'Forme juridique', { placeholder: 'SARL, SAS, entrepreneur individuel…' })}
              <AmountField
                label="Capital social"
                value={values.shareCapitalCents}
                onChange={(amount) => set('shareCapitalCents', amount)}
              />
              {text('siren', 'SIREN', { placeholder: '123 456 789' })}
              {text('rcsTown', 'Ville du RCS', { placeholder: 'Lyon' })}
              <FieldSpan>{text('vatNumber', 'N° de TVA intracommunautaire')}</FieldSpan>
              <FieldSpan>
                {text('otherMention', 'Autre mention', { placeholder: 'Locataire-gérant, n° RNA, n° au répertoire des métiers…' })}
              </FieldSpan>
              <FieldSpan>
                {text('liquidator', 'Liquidateur', { description: 'Rempli : les courriers disent que la société est en liquidation.' })}
              </FieldSpan>
            </FieldGrid>
          </Card>
          <Card title="Siège">
            <FieldGrid>
              <FieldSpan>{text('addressLine1', 'Numéro et voie')}</FieldSpan>
              <FieldSpan>{text('addressLine2', 'Complément')}</FieldSpan>
              {text('postalCode', 'Code postal')}
              {text('city', 'Ville')}
              <FieldSpan>{text('country', 'Pays')}</FieldSpan>
            </FieldGrid>
          </Card>
          <Card title="Règlement" note="proposé dans les courriers">
            <FieldGrid>
              <FieldSpan>{choice('payByTransfer', 'Virement')}</FieldSpan>
              <FieldSpan>{text('iban', 'IBAN', { description: 'Vide : les courriers ne proposent pas le virement.' })}</FieldSpan>
              <FieldSpan>{text('bic', 'BIC')}</FieldSpan>
              <FieldSpan>{choice('payByCheque', 'Chèque')}</FieldSpan>
              {values.payByCheque !== false && (
                <FieldSpan>{text('chequeOrder', 'Ordre des chèques', { placeholder: values.name })}</FieldSpan>
              )}
              <FieldSpan>
                {text('cardLink', 'Lien de paiement par carte', { placeholder: 'https://', description: 'Vide : pas de carte.' })}
              </FieldSpan>
              <FieldSpan>{choice('payByDirectDebit', 'Prélèvement, sur mandat SEPA')}</FieldSpan>
              {!Object.values(offeredWays(values)).includes(true) && (
                <FieldSpan>
                  <InlineAlert tone="warn">Les courriers ne disent pas comment régler.</InlineAlert>
                </FieldSpan>
              )}
            </FieldGrid>
          </Card>
          <Card title="Contact et signature">
            <FieldGrid>
              {text('phone', 'Téléphone')}
              {text('email', 'E-mail')}
              {text('signatoryName', 'Signataire', { description: 'Vide : signé du nom de la société.' })}
              {text('signatoryTitle', 'Qualité', { description: 'Gérante, président…' })}
            </FieldGrid>
          </Card>
        </div>
        {previewing && <div className={classes.preview}>{preview(values)}</div>}
      </div>
      <SaveBar isDirty={draft.isDirty} busy={update.isPending} error={update.error} verb="Enregistrer la société" onGiveUp={draft.reset} />
    </form>
  );
}

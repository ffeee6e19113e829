import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { natureName } from '../../shared/legal/claim-words.fr.ts';
import type { ClaimAnswersFields, ClaimFile } from '../../shared/legal/claims.contract.ts';
import { CLAIM_NATURES, type ClaimNature } from '../../shared/legal/route-facts.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { notifyError } from '../ui/notify.tsx';
import classes from './ClaimPane.module.css';

type YesNo = 'existenceAgreed' | 'amountSettled' | 'paymentDue' | 'signedOrder' | 'deliveryProof' | 'termsAccepted' | 'debtorTrades';

const CHECKLIST: readonly { key: YesNo; question: string; detail: string }[] = [
  { key: 'existenceAgreed', question: 'Certaine', detail: 'Personne ne nie sérieusement devoir cette somme' },
  { key: 'amountSettled', question: 'Liquide', detail: 'Son montant est connu, au centime' },
  { key: 'paymentDue', question: 'Exigible', detail: 'L’échéance est passée, aucun délai n’a été accordé' },
];

const EVIDENCE: readonly { key: YesNo; question: string; detail: string }[] = [
  { key: 'signedOrder', question: 'Commande ou devis signé', detail: 'Bon de commande, devis accepté, contrat' },
  { key: 'deliveryProof', question: 'Livraison prouvée', detail: 'Bon de livraison ou procès-verbal signé' },
  { key: 'termsAccepted', question: 'Conditions de vente acceptées', detail: 'Avant la commande' },
  { key: 'debtorTrades', question: 'Client commerçant', detail: 'Non : libéral, association, agriculteur, société civile' },
];

/** « Certaine, liquide, exigible », and what is held to prove it; kept with each claim. */
export function EvidenceCard({ file, today }: { file: ClaimFile; today: LocalDate }) {
  const invoiceIds = file.terms.map(({ invoiceId }) => invoiceId);
  const save = useApiCommand('legal.answerClaim', { onError: notifyError });
  const answer = (given: Partial<ClaimAnswersFields>) => save.mutate({ invoiceIds, ...given });
  const [first, ...others] = file.terms;
  /** What every claim shown has; null where they differ. */
  const shared = <Key extends keyof ClaimAnswersFields>(key: Key): ClaimAnswersFields[Key] | null =>
    first && others.every(({ answers }) => answers[key] === first.answers[key]) ? first.answers[key] : null;
  const performedOn = shared('performedOn');
  const questions = (list: typeof CHECKLIST) =>
    list.map(({ key, question, detail }) => {
      const value = shared(key);
      return (
        <div key={key} className={classes.question}>
          <span>
            {question}
            <small>{detail}</small>
          </span>
          <SegmentedControl
            size="xs"
            aria-label={question}
            value={value === null ? '' : value ? 'yes' : 'no'}
            onChange={(chosen) => answer({ [key]: chosen === '' ? null : chosen === 'yes' })}
            data={[
              { value: 'yes', label: 'Oui' },
              { value: 'no', label: 'Non' },
              { value: '', label: '?' },
            ]}
          />
        </div>
      );
    });
  return (
    <>
      <Card title="Certaine, liquide, exigible" term="certaine-liquide-exigible">
        {questions(CHECKLIST)}
      </Card>
      <Card title="Vos preuves">
        {questions(EVIDENCE)}
        <FieldGrid>
          <Select
            label="Prix de"
            placeholder="à préciser"
            clearable
            data={CLAIM_NATURES.map((value) => ({ value, label: natureName(value) }))}
            value={shared('nature')}
            onChange={(value) => answer({ nature: value as ClaimNature | null })}
          />
          <PerformedOn key={performedOn} value={performedOn} today={today} onSave={(day) => answer({ performedOn: day })} />
        </FieldGrid>
      </Card>
    </>
  );
}

/** Kept once it was confirmed: while one types, a date is none yet. */
function PerformedOn({ value, today, onSave }: { value: LocalDate | null; today: LocalDate; onSave: (day: LocalDate | null) => void }) {
  const [day, setDay] = useState(value);
  return (
    <div>
      <DateField label="Exécutée ou livrée le" value={day} max={today} what="L’exécution" clearable onChange={setDay} />
      {day !== value && (
        <Button size="compact-xs" mt={6} onClick={() => onSave(day)}>
          {day === null ? 'Effacer la date' : 'Retenir la date'}
        </Button>
      )}
    </div>
  );
}

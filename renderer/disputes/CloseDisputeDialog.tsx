import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { disputeReasonWords } from '../../shared/disputes/dispute-words.fr.ts';
import { type Cents, negateCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbInput, VerbOutput } from '../api/verbs.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { goTo } from '../ui/routing/location.ts';

export type Dispute = VerbOutput<'disputes.list'>[number];
type Outcome = VerbInput<'disputes.close'>['outcome'];

const OUTCOMES: { outcome: Outcome; label: string; consequence: string }[] = [
  {
    outcome: 'maintained',
    label: 'La facture est maintenue',
    consequence: 'Tout le reste dû est de nouveau relancé, là où la relance en était ; les pénalités courent depuis l’échéance.',
  },
  {
    outcome: 'creditNote',
    label: 'Un avoir est accordé',
    consequence: 'Il vient en déduction de la facture ; sa part ne porte aucune pénalité.',
  },
  {
    outcome: 'partial',
    label: 'Accord sur une partie',
    consequence: 'L’avoir couvre la partie accordée ; le reste est de nouveau relancé.',
  },
];

const LATER = 'later';
const NEW = 'new';

/** Notes how a dispute ended, with the credit note that settles it. */
export function CloseDisputeDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const { today } = useCompany();
  const { disputeId, customerId, invoiceNumber, disputedCents } = dispute;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [closedOn, setClosedOn] = useState<LocalDate | null>(today);
  const [source, setSource] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState<LocalDate | null>(today);
  const [typedAmount, setAmount] = useState<Cents | null | undefined>(undefined);
  const creditNotes = (useApiQuery('invoices.list', { asOf: today, customerId }).data ?? []).filter(
    ({ kind, status, openCents }) => kind === 'creditNote' && status !== 'cancelled' && openCents < 0,
  );
  const grants = outcome === 'creditNote' || outcome === 'partial';
  const chosen = source ?? (creditNotes[0] ? String(creditNotes[0].id) : NEW);
  const existing = creditNotes.find(({ id }) => String(id) === chosen);
  const usual = outcome === 'partial' ? null : disputedCents;
  const most = existing ? (Math.min(negateCents(existing.openCents), disputedCents) as Cents) : null;
  const amount = typedAmount === undefined ? (existing ? most : usual) : typedAmount;

  const reopen = useApiCommand('disputes.reopen', { onError: notifyError });
  const close = useApiCommand('disputes.close', {
    onRefreshed: ({ creditNoteMissing, demandedCents }) => {
      const maintained = outcome === 'maintained';
      notifyDone(
        maintained
          ? `Facture ${invoiceNumber} maintenue : elle est de nouveau relancée`
          : creditNoteMissing
            ? `Litige clôturé, aucun avoir enregistré : ${formatEuros(demandedCents)} de la facture ${invoiceNumber} sont de nouveau relancés`
            : `Litige sur la facture ${invoiceNumber} clôturé`,
        maintained
          ? { verb: 'Voir la relance', onClick: () => goTo('reminders', {}, { client: String(customerId) }) }
          : { verb: 'Rouvrir', onClick: () => reopen.mutate({ disputeId }) },
      );
      onClose();
    },
  });
  const amountIsGiven = amount !== null && amount > 0 && (most === null || amount <= most);
  const creditIsGiven =
    !grants || chosen === LATER || (existing ? amountIsGiven : number.trim() !== '' && issuedOn !== null && amountIsGiven);
  return (
    <FormDialog
      title={`Clôturer le litige sur la facture ${invoiceNumber}`}
      verb="Clôturer le litige"
      size={540}
      isDirty={outcome !== null}
      busy={close.isPending}
      error={close.error}
      canSubmit={outcome !== null && closedOn !== null && creditIsGiven}
      onClose={onClose}
      onSubmit={() => {
        if (outcome === null || closedOn === null) return;
        const base = { disputeId, outcome, closedOn };
        if (!grants || chosen === LATER || amount === null) close.mutate(base);
        else if (existing) close.mutate({ ...base, creditNote: { creditNoteId: existing.id, amountCents: amount } });
        else if (issuedOn !== null) close.mutate({ ...base, creditNote: { number, issuedOn, amountCents: amount } });
      }}
      note={`${formatEuros(disputedCents)} depuis le ${formatDate(dispute.openedOn)} · ${disputeReasonWords(dispute)}`}
    >
      <Radio.Group label="Issue" value={outcome ?? ''} onChange={(value) => setOutcome(value as Outcome)}>
        <Stack gap={10} mt={8}>
          {OUTCOMES.map(({ outcome: value, label, consequence }) => (
            <Radio key={value} value={value} label={label} description={consequence} />
          ))}
        </Stack>
      </Radio.Group>
      {grants && (
        <Select
          label="Avoir"
          data={[
            ...creditNotes.map(({ id, number: known, openCents }) => ({
              value: String(id),
              label: `${known}, dont ${formatEuros(negateCents(openCents))} à affecter`,
            })),
            { value: NEW, label: 'Un avoir que je saisis ici' },
            { value: LATER, label: 'Il viendra par l’import' },
          ]}
          value={chosen}
          allowDeselect={false}
          onChange={(value) => {
            setSource(value);
            setAmount(undefined);
          }}
        />
      )}
      {grants && chosen !== LATER && (
        <FieldGrid columns={existing ? 2 : 3}>
          {!existing && (
            <TextInput label="Numéro de l’avoir" maxLength={60} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
          )}
          {!existing && <DateField label="Daté du" value={issuedOn} onChange={setIssuedOn} max={today} />}
          <AmountField
            label={existing ? 'Affecté à cette facture' : 'Montant TTC'}
            value={amount}
            onChange={setAmount}
            error={amount !== null && most !== null && amount > most ? `Au plus ${formatEuros(most)}.` : undefined}
          />
        </FieldGrid>
      )}
      <DateField label="Clôturé le" value={closedOn} onChange={setClosedOn} min={dispute.openedOn} max={today} what="La clôture" w={200} />
    </FormDialog>
  );
}

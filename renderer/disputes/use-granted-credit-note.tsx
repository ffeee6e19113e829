import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, minCents, negateCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbInput } from '../api/verbs.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';

const LATER = 'later';
const NEW = 'new';

/** The credit note that ends a dispute: one that is there, a new one, or none yet. */
export function useGrantedCreditNote({
  customerId,
  usualCents,
  mostCents,
  canComeLater,
}: {
  customerId: number;
  /** The amount proposed for a new one. */
  usualCents: Cents | null;
  /** What the invoice can take. */
  mostCents: Cents;
  /** Closing may leave it for later; recording it may not, but may name one that stands against the invoice already. */
  canComeLater: boolean;
}): { fields: ReactNode; creditNote: VerbInput<'disputes.recordCreditNote'>['creditNote'] | null; isGiven: boolean; isDirty: boolean } {
  const { today } = useCompany();
  const [source, setSource] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState<LocalDate | null>(today);
  const [typedAmount, setAmount] = useState<Cents | null | undefined>(undefined);
  const creditNotes = (useApiQuery('invoices.list', { asOf: today, customerId }).data ?? [])
    .filter(({ kind, status, openCents }) => kind === 'creditNote' && status !== 'cancelled' && (openCents < 0 || !canComeLater))
    .toSorted((a, b) => a.openCents - b.openCents);
  const chosen = source ?? (creditNotes[0] && creditNotes[0].openCents < 0 ? String(creditNotes[0].id) : NEW);
  const existing = creditNotes.find(({ id }) => String(id) === chosen);
  const isAllocated = existing !== undefined && existing.openCents >= 0;
  const most = existing ? minCents(negateCents(existing.openCents), mostCents) : null;
  const amount = typedAmount === undefined ? (existing ? most : usualCents) : typedAmount;
  const amountIsGiven = amount !== null && amount > 0 && (most === null || amount <= most);
  const isGiven =
    chosen === LATER || isAllocated || (existing ? amountIsGiven : number.trim() !== '' && issuedOn !== null && amountIsGiven);
  const creditNote =
    chosen === LATER || !isGiven
      ? null
      : existing
        ? { creditNoteId: existing.id, ...(isAllocated || amount === null ? {} : { amountCents: amount }) }
        : issuedOn !== null && amount !== null
          ? { number, issuedOn, amountCents: amount }
          : null;
  const fields = (
    <>
      <Select
        label="Avoir"
        data={[
          ...creditNotes.map(({ id, number: known, openCents }) => ({
            value: String(id),
            label: openCents < 0 ? `${known}, dont ${formatEuros(negateCents(openCents))} à affecter` : `${known}, déjà affecté`,
          })),
          { value: NEW, label: 'Un avoir que je saisis ici' },
          ...(canComeLater ? [{ value: LATER, label: 'Il viendra par l’import' }] : []),
        ]}
        value={chosen}
        allowDeselect={false}
        onChange={(value) => {
          setSource(value);
          setAmount(undefined);
        }}
      />
      {chosen !== LATER && !isAllocated && (
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
    </>
  );
  return { fields, creditNote, isGiven, isDirty: source !== null || number !== '' || typedAmount !== undefined };
}

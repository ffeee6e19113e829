import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { messageOf } from '../../shared/errors/messages.fr.ts';
import type { HandOverKind } from '../../shared/hand-overs/hand-overs.contract.ts';
import { type Cents, sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { InvoiceChecks } from '../ui/InvoiceChecks.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';

export interface HandOverTarget {
  customerId: number;
  customerName: string;
  invoiceId?: number;
}

/** Notes that invoices were handed over to an agency, or sold. */
export function HandOverDialog({ target, onClose }: { target: HandOverTarget; onClose: () => void }) {
  const { today } = useCompany();
  const { customerId, customerName, invoiceId } = target;
  const open = (useApiQuery('invoices.list', { asOf: today, customerId }).data ?? [])
    .filter(({ kind, status, openCents }) => kind === 'invoice' && status !== 'cancelled' && openCents > 0)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id));
  const [kind, setKind] = useState<HandOverKind>('agency');
  const [chosenIds, setChosen] = useState<readonly number[] | undefined>(invoiceId === undefined ? undefined : [invoiceId]);
  const [taker, setTaker] = useState('');
  const [on, setOn] = useState<LocalDate | null>(today);
  const [price, setPrice] = useState<Cents | null>(null);
  const [note, setNote] = useState('');
  const chosen = chosenIds ?? open.filter(({ status, scheduleId }) => status === 'overdue' && scheduleId === null).map(({ id }) => id);
  const held = open.find(({ id, scheduleId }) => scheduleId !== null && chosen.includes(id));
  const total = sumCents(open.filter(({ id }) => chosen.includes(id)).map(({ openCents }) => openCents));
  const remove = useApiCommand('handOvers.remove', { onError: notifyError });
  const record = useApiCommand('handOvers.record', {
    onRefreshed: ({ handOverId }) => {
      notifyDone(`Créance ${kind === 'sale' ? 'cédée' : 'remise'} à ${taker} : elle n’est plus relancée`, {
        verb: 'Annuler',
        onClick: () => remove.mutate({ handOverId }),
      });
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Remettre ou céder : ${customerName}`}
      verb={kind === 'sale' ? 'Noter la cession' : 'Noter la remise'}
      size={580}
      isDirty={taker !== '' || note !== '' || price !== null || kind === 'sale'}
      busy={record.isPending}
      error={record.error}
      canSubmit={taker.trim() !== '' && on !== null && chosen.length > 0 && held === undefined}
      onClose={onClose}
      onSubmit={() => {
        if (on === null) return;
        const sold = kind === 'sale' && price !== null ? { priceCents: price } : {};
        record.mutate({ customerId, kind, on, taker, invoiceIds: [...chosen], note, ...sold });
      }}
      note={`${formatEuros(total)} ne seront plus relancés, jusqu’à ce que vous repreniez la créance.`}
    >
      <Radio.Group label="À qui ?" value={kind} onChange={(value) => setKind(value === 'sale' ? 'sale' : 'agency')}>
        <Stack gap={8} mt={6}>
          <Radio value="agency" label="Une société de recouvrement" description="Elle encaisse pour vous, contre une commission." />
          <Radio
            value="sale"
            label="Un repreneur qui achète la créance"
            description="Vous touchez un prix ; le reste est perdu pour vous."
          />
        </Stack>
      </Radio.Group>
      <InvoiceChecks invoices={open} chosen={chosen} onChange={setChosen} />
      {held && (
        <InlineAlert tone="warn" actions={<a href={hrefTo('schedule', { scheduleId: String(held.scheduleId) })}>Voir l’échéancier</a>}>
          {messageOf('HAND_OVER_SCHEDULED', { number: held.number })}
        </InlineAlert>
      )}
      <FieldGrid>
        <TextInput
          label={kind === 'sale' ? 'Repreneur' : 'Société de recouvrement'}
          maxLength={120}
          value={taker}
          onChange={(event) => setTaker(event.currentTarget.value)}
        />
        <DateField label={kind === 'sale' ? 'Cédée le' : 'Remise le'} value={on} onChange={setOn} max={today} />
        {kind === 'sale' && <AmountField label="Prix (facultatif)" value={price} onChange={setPrice} />}
        <TextInput label="Note (facultative)" maxLength={300} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </FieldGrid>
    </FormDialog>
  );
}

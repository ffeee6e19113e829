import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { handOverWords } from '../../shared/hand-overs/hand-over-words.fr.ts';
import type { HandOver } from '../../shared/hand-overs/hand-overs.contract.ts';
import { addCents, type Cents, minCents, subtractCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';

/** Enters what a hand-over brought, and what is given up. */
export function SettleHandOverDialog({ handOver, onClose }: { handOver: HandOver; onClose: () => void }) {
  const { today } = useCompany();
  const { handOverId, kind, taker, openCents, priceCents, collectedCents } = handOver;
  const price = kind === 'sale' && priceCents !== null && collectedCents === 0 ? minCents(priceCents, openCents) : null;
  const [on, setOn] = useState<LocalDate | null>(today);
  const [collected, setCollected] = useState<Cents | null>(price);
  const rest = price === null ? null : subtractCents(openCents, price);
  const [lost, setLost] = useState<Cents | null>(rest);
  const total = addCents(collected ?? ZERO, lost ?? ZERO);
  const settle = useApiCommand('handOvers.settle', {
    onRefreshed: () => {
      notifyDone(`Suite de la créance chez ${taker} notée`);
      onClose();
    },
  });
  const given = (amount: Cents | null) => amount !== null && amount > 0;
  return (
    <FormDialog
      title={`Créance chez ${taker}`}
      verb="Noter"
      isDirty={collected !== price || lost !== rest || on !== today}
      busy={settle.isPending}
      error={settle.error}
      canSubmit={on !== null && total > 0 && total <= openCents}
      onClose={onClose}
      onSubmit={() => {
        if (on === null) return;
        settle.mutate({
          handOverId,
          on,
          ...(given(collected) && collected !== null ? { collectedCents: collected } : {}),
          ...(given(lost) && lost !== null ? { lostCents: lost } : {}),
        });
      }}
      note={`${handOverWords(handOver)}. Reste dû : ${formatEuros(openCents)}.`}
    >
      <FieldGrid>
        <AmountField
          label="Encaissé par vous"
          description={kind === 'sale' ? 'Le prix de cession.' : 'Ce que le client a payé, commission comprise.'}
          value={collected}
          onChange={setCollected}
        />
        <AmountField
          label="Perdu"
          description="Ce qui ne viendra plus."
          value={lost}
          onChange={setLost}
          error={total > openCents ? `En tout ${formatEuros(openCents)} au plus.` : undefined}
        />
        <DateField label="Le" value={on} onChange={setOn} min={handOver.on} max={today} />
      </FieldGrid>
    </FormDialog>
  );
}

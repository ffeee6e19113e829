import { ActionIcon, Menu } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Icon } from '../ui/icons.tsx';
import type { PaymentCorrections } from './use-payment-corrections.ts';

export interface PaymentMenuProps {
  payment: VerbOutput<'payments.list'>[number];
  corrections: PaymentCorrections;
  onAllocate: () => void;
}

/** What can be done with a payment from its row: put to use, or corrected. */
export function PaymentMenu({ payment, corrections, onAllocate }: PaymentMenuProps) {
  const { kind, paidOn, amountCents, unallocatedCents, allocatedByHandCents, importId } = payment;
  const isLoss = kind === 'writeOff';
  return (
    <Menu width={280}>
      <Menu.Target>
        <ActionIcon
          aria-label={`Actions sur ${isLoss ? 'la perte' : 'le règlement'} du ${formatDate(paidOn)} de ${formatAmount(amountCents)} €`}
        >
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="swap" />} disabled={isLoss || unallocatedCents <= 0} onClick={onAllocate}>
          Affecter à des factures…
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="undo" />}
          disabled={allocatedByHandCents === 0 || (isLoss && importId === null)}
          onClick={() => corrections.deallocate(payment)}
        >
          Retirer l’affectation…
        </Menu.Item>
        <Menu.Divider />
        {importId === null ? (
          <Menu.Item leftSection={<Icon name="trash" />} onClick={() => corrections.remove(payment)}>
            {isLoss ? 'Effacer la perte…' : 'Effacer le règlement…'}
          </Menu.Item>
        ) : (
          <Menu.Label>Vient d’un import : il s’efface en l’annulant, dans Import.</Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

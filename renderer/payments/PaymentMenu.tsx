import { ActionIcon, Menu } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Icon } from '../ui/icons.tsx';
import { PAYMENT_NAMES, type PaymentCorrections } from './use-payment-corrections.ts';

export interface PaymentMenuProps {
  payment: VerbOutput<'payments.list'>[number];
  corrections: PaymentCorrections;
  onAllocate: () => void;
}

/** What can be done with a payment from its row: put to use, or corrected. */
export function PaymentMenu({ payment, corrections, onAllocate }: PaymentMenuProps) {
  const { kind, paidOn, amountCents, unallocatedCents, allocatedByHandCents, importId } = payment;
  // Neither is money: it has no being without its invoice.
  const isNoMoney = kind !== 'payment';
  return (
    <Menu width={280}>
      <Menu.Target>
        <ActionIcon aria-label={`Actions sur ${PAYMENT_NAMES[kind]} du ${formatDate(paidOn)} de ${formatAmount(amountCents)} €`}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="swap" />} disabled={isNoMoney || unallocatedCents <= 0} onClick={onAllocate}>
          Affecter à des factures…
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="undo" />}
          disabled={allocatedByHandCents === 0 || (isNoMoney && importId === null)}
          onClick={() => corrections.deallocate(payment)}
        >
          Retirer l’affectation…
        </Menu.Item>
        <Menu.Divider />
        {importId === null ? (
          <Menu.Item leftSection={<Icon name="trash" />} onClick={() => corrections.remove(payment)}>
            {`Effacer ${PAYMENT_NAMES[kind]}…`}
          </Menu.Item>
        ) : (
          <Menu.Label>Vient d’un import : il s’efface en l’annulant, dans Import.</Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Menu } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { AgendaInvoice } from '../../shared/reminders/reminders.contract.ts';
import { Icon } from '../ui/icons.tsx';
import type { Dialogs } from './use-dialogs.tsx';

interface OpenDisputeButtonProps {
  customerName: string;
  /** What was spoken or written of. */
  invoices: readonly AgendaInvoice[];
  dialogs: Dialogs;
}

/** Opens a dispute on one of these invoices: which one is asked where there are several. One that is contested in part has its dispute already. */
export function OpenDisputeButton({ customerName, invoices, dialogs }: OpenDisputeButtonProps) {
  const contestable = invoices.filter(({ openCents, dueCents }) => dueCents === openCents);
  const open = ({ invoiceId, invoiceNumber, openCents }: AgendaInvoice) =>
    dialogs.openDispute({ id: invoiceId, number: invoiceNumber, customerName, openCents });
  const [only, ...others] = contestable;
  if (!only) return null;
  if (others.length === 0) return <Button onClick={() => open(only)}>Ouvrir un litige</Button>;
  return (
    <Menu position="top-start" width={300}>
      <Menu.Target>
        <Button rightSection={<Icon name="chevronDown" size={12} />}>Ouvrir un litige</Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Menu.Label>Facture contestée</Menu.Label>
        {contestable.map((invoice) => (
          <Menu.Item key={invoice.invoiceId} onClick={() => open(invoice)}>
            {invoice.invoiceNumber}, échéance le {formatDate(invoice.dueOn)}, {formatEuros(invoice.openCents)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

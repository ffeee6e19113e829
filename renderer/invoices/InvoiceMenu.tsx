import { ActionIcon, Menu } from '@mantine/core';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import { Icon } from '../ui/icons.tsx';

/** What can be done with an invoice from its row. */
export interface InvoiceActions {
  recordPayment: (invoice: InvoiceSummary) => void;
  openDispute: (invoice: InvoiceSummary) => void;
  /** The plan of reminders that it goes through. */
  choosePlan: (invoice: InvoiceSummary) => void;
  /** What may be kept of it for paying early. */
  setEarlyPayment: (invoice: InvoiceSummary) => void;
  /** A promise to pay it. */
  notePromise: (invoice: InvoiceSummary) => void;
  /** Gives it up, in whole or in part. */
  writeOff: (invoice: InvoiceSummary) => void;
  /** To an agency, or to a buyer. */
  handOver: (invoice: InvoiceSummary) => void;
  /** Puts what is left of a credit note against invoices. */
  allocateCreditNote: (creditNote: InvoiceSummary) => void;
  cancel: (invoice: InvoiceSummary) => void;
}

const isOpen = ({ kind, status }: InvoiceSummary) => kind === 'invoice' && (status === 'open' || status === 'overdue');

export function InvoiceMenu({ invoice, actions }: { invoice: InvoiceSummary; actions: InvoiceActions }) {
  if (invoice.status === 'cancelled') return null;
  const open = isOpen(invoice);
  const isCreditNote = invoice.kind === 'creditNote';
  return (
    <Menu width={260}>
      <Menu.Target>
        <ActionIcon aria-label={`Actions sur ${invoice.number}`}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isCreditNote ? (
          <Menu.Item
            leftSection={<Icon name="swap" />}
            disabled={invoice.openCents >= 0}
            onClick={() => actions.allocateCreditNote(invoice)}
          >
            Affecter à des factures…
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<Icon name="payment" />} disabled={!open} onClick={() => actions.recordPayment(invoice)}>
              Enregistrer un règlement…
            </Menu.Item>
            <Menu.Item
              leftSection={<Icon name="dispute" />}
              disabled={!open || invoice.disputedCents > 0}
              onClick={() => actions.openDispute(invoice)}
            >
              Ouvrir un litige…
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="check" />} disabled={!open} onClick={() => actions.notePromise(invoice)}>
              Noter une promesse…
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="reminders" />} disabled={!open} onClick={() => actions.choosePlan(invoice)}>
              Plan de relance…
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="percent" />} disabled={!open} onClick={() => actions.setEarlyPayment(invoice)}>
              Escompte…
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        {!isCreditNote && (
          <>
            <Menu.Item leftSection={<Icon name="minus" />} disabled={!open} onClick={() => actions.writeOff(invoice)}>
              Passer en perte…
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="swap" />} disabled={!open} onClick={() => actions.handOver(invoice)}>
              Remettre ou céder…
            </Menu.Item>
          </>
        )}
        <Menu.Item
          leftSection={<Icon name="trash" />}
          disabled={invoice.openCents !== invoice.totalCents}
          onClick={() => actions.cancel(invoice)}
        >
          {isCreditNote ? 'Annuler l’avoir…' : 'Annuler la facture…'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

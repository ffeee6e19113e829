import { Button, Group, Modal, Stack } from '@mantine/core';
import { PlanPicker } from './PlanPicker.tsx';

export interface PlannedInvoice {
  id: number;
  number: string;
  customerId: number;
}

/** The plan that one invoice goes through, apart from the others of its customer. */
export function InvoicePlanDialog({ invoice, onClose }: { invoice: PlannedInvoice; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={`Plan de relance de la facture ${invoice.number}`} size={420} transitionProps={{ duration: 0 }}>
      <Stack gap={12}>
        <PlanPicker customerId={invoice.customerId} invoiceId={invoice.id} label="Plan de cette facture" />
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            Fermer
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

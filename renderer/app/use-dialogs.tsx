import { type ReactNode, useState } from 'react';
import type { Message } from '../../shared/messages/messages.contract.ts';
import { PauseDialog } from '../customers/PauseDialog.tsx';
import { type DisputedInvoice, OpenDisputeDialog } from '../disputes/OpenDisputeDialog.tsx';
import { EmailDialog } from '../messages/EmailDialog.tsx';
import { MarkMessageSentDialog } from '../messages/MarkMessageSentDialog.tsx';
import type { MessageTarget } from '../messages/message-target.ts';
import { SmsDialog } from '../messages/SmsDialog.tsx';
import { AllocateDialog, type UnallocatedCredit } from '../payments/AllocateDialog.tsx';
import { type PaymentTarget, RecordPaymentDialog } from '../payments/RecordPaymentDialog.tsx';
import { type CallTarget, RecordCallDialog } from '../reminders/RecordCallDialog.tsx';

type Wanted =
  | { name: 'payment'; target: PaymentTarget }
  | { name: 'allocation'; credit: UnallocatedCredit }
  | { name: 'call'; target: CallTarget }
  | { name: 'dispute'; invoice: DisputedInvoice }
  | { name: 'email' | 'sms'; target: MessageTarget }
  | { name: 'messageSent'; message: Message }
  | { name: 'pause'; customer: { id: number; name: string } };

export interface Dialogs {
  recordPayment: (target: PaymentTarget) => void;
  allocate: (credit: UnallocatedCredit) => void;
  noteCall: (target: CallTarget) => void;
  openDispute: (invoice: DisputedInvoice) => void;
  pauseReminders: (customer: { id: number; name: string }) => void;
  writeEmail: (target: MessageTarget) => void;
  writeSms: (target: MessageTarget) => void;
  markMessageSent: (message: Message) => void;
  /** To be drawn by the screen that asks for them. */
  element: ReactNode;
}

/** The dialogs that screens of several domains open: a screen knows what it wants done, not whose dialog does it. */
export function useDialogs(): Dialogs {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const close = () => setWanted(null);
  return {
    recordPayment: (target) => setWanted({ name: 'payment', target }),
    allocate: (credit) => setWanted({ name: 'allocation', credit }),
    noteCall: (target) => setWanted({ name: 'call', target }),
    openDispute: (invoice) => setWanted({ name: 'dispute', invoice }),
    pauseReminders: (customer) => setWanted({ name: 'pause', customer }),
    writeEmail: (target) => setWanted({ name: 'email', target }),
    writeSms: (target) => setWanted({ name: 'sms', target }),
    markMessageSent: (message) => setWanted({ name: 'messageSent', message }),
    element: wanted && dialogOf(wanted, close, setWanted),
  };
}

function dialogOf(wanted: Wanted, close: () => void, want: (next: Wanted) => void): ReactNode {
  switch (wanted.name) {
    case 'payment':
      return <RecordPaymentDialog target={wanted.target} onClose={close} />;
    case 'allocation':
      return <AllocateDialog credit={wanted.credit} onClose={close} />;
    case 'call':
      return <RecordCallDialog target={wanted.target} onClose={close} onDispute={(invoice) => want({ name: 'dispute', invoice })} />;
    case 'dispute':
      return <OpenDisputeDialog invoice={wanted.invoice} onClose={close} />;
    case 'email':
      return <EmailDialog target={wanted.target} onClose={close} />;
    case 'sms':
      return <SmsDialog target={wanted.target} onClose={close} />;
    case 'messageSent':
      return <MarkMessageSentDialog message={wanted.message} onClose={close} />;
    case 'pause':
      return <PauseDialog customer={wanted.customer} onClose={close} />;
  }
}

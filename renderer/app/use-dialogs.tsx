import { type ReactNode, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Message } from '../../shared/messages/messages.contract.ts';
import { PauseDialog } from '../customers/PauseDialog.tsx';
import type { DisputedInvoice } from '../disputes/ContestedInvoice.tsx';
import { type DisputeTarget, OpenDisputeDialog } from '../disputes/OpenDisputeDialog.tsx';
import { HandOverDialog, type HandOverTarget } from '../hand-overs/HandOverDialog.tsx';
import { type DiscountedInvoice, EarlyPaymentDialog } from '../invoices/EarlyPaymentDialog.tsx';
import { EmailDialog } from '../messages/EmailDialog.tsx';
import { MarkMessageSentDialog } from '../messages/MarkMessageSentDialog.tsx';
import type { MessageTarget } from '../messages/message-target.ts';
import { SmsDialog } from '../messages/SmsDialog.tsx';
import { AllocateDialog, type UnallocatedCredit } from '../payments/AllocateDialog.tsx';
import { type PaymentTarget, RecordPaymentDialog } from '../payments/RecordPaymentDialog.tsx';
import { CustomerDataDialog } from '../privacy/CustomerDataDialog.tsx';
import { PromiseDialog, type PromiseTarget } from '../promises/PromiseDialog.tsx';
import { ForceLevelDialog } from '../reminders/ForceLevelDialog.tsx';
import { InvoicePlanDialog, type PlannedInvoice } from '../reminders/InvoicePlanDialog.tsx';
import { PlanCallBackDialog } from '../reminders/PlanCallBackDialog.tsx';
import { PostponeDialog, type PostponedCustomer } from '../reminders/PostponeDialog.tsx';
import { type CallTarget, RecordCallDialog } from '../reminders/RecordCallDialog.tsx';
import { SkipDialog } from '../reminders/SkipDialog.tsx';
import { WriteOffDialog, type WriteOffTarget } from '../write-offs/WriteOffDialog.tsx';

type Wanted =
  | { name: 'payment'; target: PaymentTarget }
  | { name: 'allocation'; credit: UnallocatedCredit }
  | { name: 'call'; target: CallTarget }
  | { name: 'callBack'; customer: PostponedCustomer }
  | { name: 'dispute'; target: DisputeTarget }
  | { name: 'promise'; target: PromiseTarget }
  | { name: 'writeOff'; target: WriteOffTarget }
  | { name: 'handOver'; target: HandOverTarget }
  | { name: 'email' | 'sms'; target: MessageTarget }
  | { name: 'messageSent'; message: Message }
  | { name: 'pause'; customer: { id: number; name: string } }
  | { name: 'postpone'; customers: readonly PostponedCustomer[]; asOf: LocalDate }
  | { name: 'skip'; customers: readonly PostponedCustomer[]; step: string | null; asOf: LocalDate }
  | { name: 'force'; customer: PostponedCustomer; asOf: LocalDate }
  | { name: 'invoicePlan'; invoice: PlannedInvoice }
  | { name: 'earlyPayment'; invoice: DiscountedInvoice }
  | { name: 'personalData'; customer: { customerId: number } };

export interface Dialogs {
  recordPayment: (target: PaymentTarget) => void;
  allocate: (credit: UnallocatedCredit) => void;
  noteCall: (target: CallTarget) => void;
  planCallBack: (customer: PostponedCustomer) => void;
  openDispute: (invoice: DisputedInvoice) => void;
  /** Which invoice is chosen in the dialog. */
  openDisputeOf: (customer: { customerId: number; customerName: string }) => void;
  notePromise: (target: PromiseTarget) => void;
  writeOff: (target: WriteOffTarget) => void;
  handOver: (target: HandOverTarget) => void;
  pauseReminders: (customer: { id: number; name: string }) => void;
  writeEmail: (target: MessageTarget) => void;
  writeSms: (target: MessageTarget) => void;
  markMessageSent: (message: Message) => void;
  postpone: (customers: readonly PostponedCustomer[], asOf: LocalDate) => void;
  /** `step`: its name, when it is one customer's. */
  skip: (customers: readonly PostponedCustomer[], step: string | null, asOf: LocalDate) => void;
  forceLevel: (customer: PostponedCustomer, asOf: LocalDate) => void;
  chooseInvoicePlan: (invoice: PlannedInvoice) => void;
  setEarlyPayment: (invoice: DiscountedInvoice) => void;
  personalData: (customer: { customerId: number }) => void;
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
    planCallBack: (customer) => setWanted({ name: 'callBack', customer }),
    openDispute: (invoice) => setWanted({ name: 'dispute', target: { invoice } }),
    openDisputeOf: (customer) => setWanted({ name: 'dispute', target: { customer } }),
    notePromise: (target) => setWanted({ name: 'promise', target }),
    writeOff: (target) => setWanted({ name: 'writeOff', target }),
    handOver: (target) => setWanted({ name: 'handOver', target }),
    pauseReminders: (customer) => setWanted({ name: 'pause', customer }),
    writeEmail: (target) => setWanted({ name: 'email', target }),
    writeSms: (target) => setWanted({ name: 'sms', target }),
    markMessageSent: (message) => setWanted({ name: 'messageSent', message }),
    postpone: (customers, asOf) => setWanted({ name: 'postpone', customers, asOf }),
    skip: (customers, step, asOf) => setWanted({ name: 'skip', customers, step, asOf }),
    forceLevel: (customer, asOf) => setWanted({ name: 'force', customer, asOf }),
    chooseInvoicePlan: (invoice) => setWanted({ name: 'invoicePlan', invoice }),
    setEarlyPayment: (invoice) => setWanted({ name: 'earlyPayment', invoice }),
    personalData: (customer) => setWanted({ name: 'personalData', customer }),
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
      return (
        <RecordCallDialog target={wanted.target} onClose={close} onDispute={(invoice) => want({ name: 'dispute', target: { invoice } })} />
      );
    case 'callBack':
      return <PlanCallBackDialog customer={wanted.customer} onClose={close} />;
    case 'dispute':
      return <OpenDisputeDialog target={wanted.target} onClose={close} />;
    case 'promise':
      return <PromiseDialog target={wanted.target} onClose={close} />;
    case 'writeOff':
      return <WriteOffDialog target={wanted.target} onClose={close} />;
    case 'handOver':
      return <HandOverDialog target={wanted.target} onClose={close} />;
    case 'email':
      return <EmailDialog target={wanted.target} onClose={close} />;
    case 'sms':
      return <SmsDialog target={wanted.target} onClose={close} />;
    case 'messageSent':
      return <MarkMessageSentDialog message={wanted.message} onClose={close} />;
    case 'pause':
      return <PauseDialog customer={wanted.customer} onClose={close} />;
    case 'postpone':
      return <PostponeDialog customers={wanted.customers} asOf={wanted.asOf} onClose={close} />;
    case 'skip':
      return <SkipDialog customers={wanted.customers} step={wanted.step} asOf={wanted.asOf} onClose={close} />;
    case 'force':
      return <ForceLevelDialog customer={wanted.customer} asOf={wanted.asOf} onClose={close} />;
    case 'earlyPayment':
      return <EarlyPaymentDialog invoice={wanted.invoice} onClose={close} />;
    case 'personalData':
      return <CustomerDataDialog customerId={wanted.customer.customerId} onClose={close} />;
    case 'invoicePlan':
      return <InvoicePlanDialog invoice={wanted.invoice} onClose={close} />;
  }
}

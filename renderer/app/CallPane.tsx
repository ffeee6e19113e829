import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { CallCard } from '../reminders/CallCard.tsx';
import { useFinishCallBack } from '../reminders/use-finish-call-back.ts';
import { OpenDisputeButton } from './OpenDisputeButton.tsx';
import { ProposeScheduleButton } from './ProposeScheduleButton.tsx';
import type { Dialogs } from './use-dialogs.tsx';
import { WriteLetterButton } from './WriteLetterButton.tsx';

interface CallPaneProps {
  customerId: number;
  customerName: string;
  asOf: LocalDate;
  level: 'call' | 'satisfaction';
  tools: ReactNode;
  dialogs: Dialogs;
  onCalled: () => void;
}

/** The card of a call, with all that may come of it. */
export function CallPane({ customerId, customerName, asOf, level, tools, dialogs, onCalled }: CallPaneProps) {
  const finish = useFinishCallBack();
  return (
    <CallCard
      customerId={customerId}
      customerName={customerName}
      asOf={asOf}
      level={level}
      tools={tools}
      actions={({ sheet, invoiceIds, invoices, dueCents }) => {
        const isChasing = level === 'call' && sheet.invoices.length > 0;
        const lastCall = sheet.history.find(({ channel, isAboutThese }) => channel === 'phone' && isAboutThese);
        const { callBack } = sheet;
        return (
          <>
            {sheet.invoices.length > 0 && (
              <Button
                variant="filled"
                onClick={() => dialogs.noteCall({ customerId, customerName, dueCents, invoiceIds, level, onNoted: onCalled })}
              >
                Noter l’appel
              </Button>
            )}
            {callBack !== null && (
              <Button onClick={() => finish.mutate({ callBackId: callBack.callBackId, done: true })}>Rappel fait</Button>
            )}
            {lastCall && lastCall.outcome !== 'wrongNumber' && (
              <WriteLetterButton
                customerId={customerId}
                customerName={customerName}
                kind="callRecap"
                label={`Compte rendu de l’appel du ${formatDate(lastCall.on)}…`}
              />
            )}
            {isChasing && <Button onClick={() => dialogs.recordPayment({ customerId, customerName })}>Enregistrer un règlement</Button>}
            <OpenDisputeButton customerName={customerName} invoices={invoices} dialogs={dialogs} />
            {isChasing && <ProposeScheduleButton customerId={customerId} />}
          </>
        );
      }}
    />
  );
}

import { Button, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';
import { useHost } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** Notes the day on which the agreement was signed, with the scan of the signed copy. */
export function SignatureDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const { today } = useCompany();
  const host = useHost();
  const { scheduleId, customerName, agreedOn, signedOn: known, onSigning } = schedule;
  const [signedOn, setSignedOn] = useState<LocalDate | null>(known ?? today);
  const [file, setFile] = useState<File | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const sign = useApiCommand('schedules.setSignature', {
    onRefreshed: (_, input) => {
      notifyDone(input.signedOn === null ? 'Signature retirée' : 'Signature notée');
      onClose();
    },
  });
  const add = useApiCommand('schedules.addFile');
  const submit = async () => {
    if (signedOn === null) return;
    if (file) await add.mutateAsync({ scheduleId, file: await host.registerFile(file) });
    sign.mutate({ scheduleId, signedOn });
  };
  return (
    <FormDialog
      title={`Accord signé de ${customerName}`}
      verb="Noter la signature"
      isDirty={file !== null || signedOn !== (known ?? today)}
      busy={sign.isPending || add.isPending}
      error={sign.error}
      canSubmit={signedOn !== null}
      onClose={onClose}
      onSubmit={() => void submit().catch(notifyError)}
      note={
        known !== null && (
          <Button size="compact-sm" onClick={() => sign.mutate({ scheduleId, signedOn: null })}>
            Retirer la signature
          </Button>
        )
      }
    >
      <Text size="sm">
        La signature du client reconnaît la dette : elle interrompt la prescription et donne effet à la clause de déchéance du terme.
        {onSigning && ' Le premier versement est dû ce jour-là.'}
      </Text>
      <DateField
        label="Signé par les deux le"
        value={signedOn}
        onChange={setSignedOn}
        min={agreedOn}
        max={today}
        what="La signature"
        w={180}
      />
      <div>
        <Button leftSection={<Icon name="plus" size={12} />} onClick={() => chooser.current?.click()}>
          {file === null ? 'Joindre l’accord numérisé' : file.name}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,.heic"
          aria-label="Accord signé numérisé"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </div>
    </FormDialog>
  );
}

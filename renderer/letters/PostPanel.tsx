import { Button, Select, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { DELIVERIES, type Delivery } from '../../shared/letters/delivery.ts';
import { DELIVERY_DAYS, DELIVERY_NAMES } from '../../shared/letters/delivery-words.fr.ts';
import type { LetterSummary } from '../../shared/letters/letters.contract.ts';
import { formatRegisteredNumber } from '../../shared/letters/registered-number.ts';
import { useHost } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { DateField } from '../ui/DateField.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import { ViewFileButton } from '../ui/ViewFileButton.tsx';
import classes from './PostPanel.module.css';
import { RegisteredNumberField } from './RegisteredNumberField.tsx';

/** What the post did with a letter: its number, its outcome and day, the scanned receipt, and what comes next. */
export function PostPanel({ letter, following }: { letter: LetterSummary; following: string | null }) {
  const { today } = useCompany();
  const { letterId, sentOn, registeredNumber } = letter;
  const [delivery, setDelivery] = useState<Delivery | null>(letter.delivery);
  const [on, setOn] = useState<LocalDate | null>(letter.deliveredOn);
  const [note, setNote] = useState(letter.deliveryNote);
  const record = useApiCommand('letters.recordDelivery', { onSuccess: () => notifyDone('Suivi du pli noté') });
  const changed = delivery !== letter.delivery || on !== letter.deliveredOn || note !== letter.deliveryNote;
  return (
    <section className={classes.panel} aria-label="Suivi du pli">
      <div className={classes.fields}>
        <RegisteredNumberField key={registeredNumber} letterId={letterId} number={formatRegisteredNumber(registeredNumber)} />
        {sentOn !== null && (
          <>
            <Select
              label="Remise"
              placeholder="Pas encore connue"
              clearable
              data={DELIVERIES.map((value) => ({ value, label: DELIVERY_NAMES[value] }))}
              value={delivery}
              onChange={(value) => setDelivery(value as Delivery | null)}
              w={150}
            />
            {delivery !== null && (
              <>
                <DateField label={DELIVERY_DAYS[delivery]} value={on} onChange={setOn} min={sentOn} max={today} w={130} />
                <TextInput label="Note" maxLength={300} value={note} onChange={(event) => setNote(event.currentTarget.value)} w={160} />
              </>
            )}
            {changed && (
              <Button
                variant="filled"
                className={classes.save ?? ''}
                disabled={delivery !== null && on === null}
                loading={record.isPending}
                onClick={() => record.mutate({ letterId, delivery, on: delivery === null ? null : on, note })}
              >
                Noter
              </Button>
            )}
          </>
        )}
      </div>
      {record.error && <InlineAlert tone="warn">{errorMessage(record.error)}</InlineAlert>}
      {following !== null && <p className={classes.following}>{withFrenchSpaces(following)}.</p>}
      <Scans letterId={letterId} />
    </section>
  );
}

/** The scanned receipt, or the envelope that came back: kept in the company's file, given back on demand. */
function Scans({ letterId }: { letterId: number }) {
  const scans = useApiQuery('letters.scans', { letterId });
  const host = useHost();
  const save = useSaveFile();
  const chooser = useRef<HTMLInputElement>(null);
  const add = useApiCommand('letters.addScan', { onSuccess: ({ name }) => notifyDone(`${name} gardé avec le courrier`) });
  const remove = useApiCommand('letters.removeScan', { onSuccess: () => notifyDone('Document retiré'), onError: notifyError });
  const keep = async (chosen: readonly File[]) => {
    try {
      for (const file of chosen) await add.mutateAsync({ letterId, file: await host.registerFile(file) });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <div className={classes.scans}>
      <Button
        size="compact-xs"
        leftSection={<Icon name="plus" size={12} />}
        loading={add.isPending}
        onClick={() => chooser.current?.click()}
      >
        Joindre l’avis numérisé
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,.heic"
        aria-label="Avis de réception ou enveloppe numérisés"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void keep(chosen);
        }}
      />
      {(scans.data ?? []).map(({ scanId, name, sha256 }) => (
        <span key={scanId} className={classes.scan} title={`Empreinte SHA-256 : ${sha256}`}>
          <span className={classes.name}>{name}</span>
          <ViewFileButton
            name={name}
            size="compact-xs"
            write={(client, out, options) => client.letters.exportScan({ scanId, out }, options)}
          />
          <Button
            size="compact-xs"
            aria-label={`Reprendre ${name}`}
            onClick={() => void save(name, (client, out, options) => client.letters.exportScan({ scanId, out }, options))}
          >
            Reprendre
          </Button>
          <Button size="compact-xs" aria-label={`Retirer ${name}`} onClick={() => remove.mutate({ scanId })}>
            Retirer
          </Button>
        </span>
      ))}
    </div>
  );
}

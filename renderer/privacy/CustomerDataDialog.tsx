import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './Privacy.module.css';

type State = VerbOutput<'privacy.customerState'>;

/** A customer's personal data: all of it in one archive, and the way to take it out of the file once the law allows. */
export function CustomerDataDialog({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const state = useApiQuery('privacy.customerState', { customerId }, { fresh: true });
  return (
    <Modal opened onClose={onClose} title="Données personnelles" size={600} transitionProps={{ duration: 0 }}>
      <QueryState query={state}>
        {(data) => (
          <Stack gap={16}>
            <ExportSection customerId={customerId} state={data} />
            <AnonymiseSection customerId={customerId} state={data} onDone={onClose} />
          </Stack>
        )}
      </QueryState>
    </Modal>
  );
}

function ExportSection({ customerId, state }: { customerId: number; state: State }) {
  const save = useSaveFile();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const saved = await save(`Données de ${state.name}.zip`, (client, out, { company }) =>
      client.privacy.exportCustomer({ customerId, out }, { company }),
    );
    setBusy(false);
    if (saved) notifyDone(`Toutes les données sur ${state.name} : archive enregistrée.`);
  };
  return (
    <div>
      <Text size="sm">
        Tout ce que le dossier contient sur « {state.name} », en une archive : une page à lire, les mêmes données en JSON et en CSV, les
        courriers en PDF et les pièces. C’est la réponse à qui demande ses données (RGPD, article 15).
      </Text>
      <Button mt={10} loading={busy} leftSection={<Icon name="file" size={14} />} onClick={() => void run()}>
        Exporter ses données…
      </Button>
    </div>
  );
}

function AnonymiseSection({ customerId, state, onDone }: { customerId: number; state: State; onDone: () => void }) {
  const { name, obstacles, possibleOn, anonymisedOn, removed } = state;
  const [typed, setTyped] = useState('');
  const anonymise = useApiCommand('privacy.anonymise', {
    onRefreshed: (done) => {
      const files = done.forgottenImports;
      const forgotten =
        files === 0
          ? ''
          : files === 1
            ? ' Un fichier importé qui le nommait n’est plus gardé.'
            : ` ${files} fichiers importés qui le nommaient ne sont plus gardés.`;
      notifyDone(`Ce client s’appelle désormais « ${done.name} ».${forgotten}`);
      onDone();
    },
  });
  if (anonymisedOn !== null) {
    return (
      <section className={classes.section}>
        <h3>Anonymiser</h3>
        <Text size="sm">
          Ce client a été anonymisé le {formatDate(anonymisedOn)}. Les sauvegardes faites avant ce jour contiennent encore son nom.
        </Text>
      </section>
    );
  }
  if (obstacles.length > 0) {
    return (
      <section className={classes.section}>
        <h3>Anonymiser : pas encore</h3>
        <ul>
          {obstacles.map((obstacle) => (
            <li key={obstacle}>{obstacle}</li>
          ))}
        </ul>
        <Text size="sm" c="dimmed">
          {possibleOn === null
            ? 'Quand tout cela sera réglé, la page dira le premier jour possible.'
            : `Possible à partir du ${formatDate(possibleOn)}, si rien ne s’ajoute d’ici là.`}
        </Text>
      </section>
    );
  }
  return (
    <form
      className={classes.section}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === name.trim() && !anonymise.isPending) anonymise.mutate({ customerId, confirmation: typed });
      }}
    >
      <h3>Anonymiser</h3>
      <Text size="sm">
        Son nom, ses coordonnées, ses notes et les libellés qui le nomment sont retirés du dossier pour toujours, jusque dans le journal.{' '}
        {goes(removed)} Les fichiers importés qui le nomment ne sont plus gardés, et ces imports ne s’annulent plus. Ses factures et ses
        règlements restent, avec leurs numéros, leurs montants et leurs dates : aucun chiffre ne change.
      </Text>
      <InlineAlert tone="warn">
        Cela ne se défait pas. Les sauvegardes, copies, exports et courriers faits avant contiennent encore son nom : Quittance ne peut pas
        les changer ; effacez ceux dont vous n’avez plus besoin.
      </InlineAlert>
      {anonymise.isPending ? (
        <ProgressPanel progress={anonymise.progress} label="Anonymisation" />
      ) : (
        <>
          <TextInput
            label={`Pour confirmer, écrivez son nom : ${name}`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
          />
          {anonymise.error && <InlineAlert tone="warn">{errorMessage(anonymise.error)}</InlineAlert>}
          <div>
            <Button type="submit" color="late" variant="filled" disabled={typed.trim() !== name.trim()}>
              Anonymiser ce client
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

/** What goes whole. */
function goes({ letters, messages, files, contacts }: State['removed']): string {
  const parts = [
    [letters, 'courrier', 'courriers'],
    [messages, 'message', 'messages'],
    [files, 'pièce', 'pièces'],
    [contacts, 'interlocuteur', 'interlocuteurs'],
  ].flatMap(([count, one, more]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : more}`]));
  return parts.length === 0 ? '' : `Partent aussi, en entier : ${parts.join(', ')}.`;
}

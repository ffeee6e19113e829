import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { daysAgo } from '../../shared/dates/days-ago.fr.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './Backups.module.css';
import { invoicesInWords, momentOf } from './backup-moments.fr.ts';
import { failureWords, heldWords, stateTone } from './backup-state-words.fr.ts';
import { EncryptedCopyDialog } from './EncryptedCopyDialog.tsx';
import { useBackUp } from './use-back-up.ts';

type State = VerbOutput<'backups.state'>;

/** How the company's backups stand, in a sentence, and the way to make one now. */
export function BackupState({ state }: { state: State }) {
  const { today } = useCompany();
  const { last, failure, place, places } = state;
  const tone = stateTone(state);
  const backUp = useBackUp();
  const [encrypting, setEncrypting] = useState(false);
  return (
    <Card>
      <div className={classes.state}>
        <span className={classes.sign} data-tone={tone}>
          <Icon name={tone === 'warn' ? 'warning' : 'check'} size={20} />
        </span>
        <div className={classes.sentences}>
          <p className={classes.main}>
            {last === null
              ? 'Pas encore de sauvegarde de cette société.'
              : `Dernière sauvegarde : ${momentOf(last, today)}, vérifiée — ${invoicesInWords(last.invoiceCount)}, ${formatEuros(last.openCents)} dus.`}
          </p>
          <ul className={classes.held} aria-label="Ce que chaque endroit garde">
            {places.map((each) => (
              <li key={each.name} data-tone={each.holdsPresent ? 'good' : 'warn'}>
                <Icon name={each.holdsPresent ? 'check' : 'warning'} size={13} />
                <span>
                  <strong>{each.name}</strong> : {heldWords(each, today, state.takenUp !== null)}
                </span>
              </li>
            ))}
          </ul>
          <p className={classes.muted}>{sinceThen(state, today)}</p>
        </div>
        <div className={classes.buttons}>
          <Button variant="filled" loading={backUp.isPending} onClick={() => backUp.start()}>
            Sauvegarder maintenant
          </Button>
          <CopyElsewhere onPlace={backUp.start} onEncrypted={() => setEncrypting(true)} disabled={backUp.isPending} />
        </div>
      </div>
      {(backUp.isPending || state.isSaving) && <ProgressPanel progress={backUp.progress} label="Sauvegarde en cours" />}
      {failure !== null && (
        <div className={classes.failure}>
          <InlineAlert tone="warn">{failureWords(state, today)}</InlineAlert>
        </div>
      )}
      {place.awaySince !== null && (
        <div className={classes.failure}>
          <InlineAlert tone="info">
            « {place.name} » n’est pas là depuis{' '}
            {daysAgo(place.awaySince, today) === 'aujourd’hui' ? 'aujourd’hui' : `le ${dayOf(place.awaySince)}`}. En attendant, les
            sauvegardes vont dans le dossier de Quittance, sur cet ordinateur. Rebranchez-la : ce qui lui manque y sera enregistré aussitôt.
            Ou choisissez un autre endroit.
          </InlineAlert>
        </div>
      )}
      {place.isOnSameDisk && (
        <p className={classes.muted}>
          Vos sauvegardes sont sur le même disque que vos dossiers : une panne ou un vol de l’ordinateur emporterait les deux. Branchez une
          clé USB, ou choisissez un dossier synchronisé, ci-dessous.
        </p>
      )}
      {encrypting && <EncryptedCopyDialog onClose={() => setEncrypting(false)} />}
    </Card>
  );
}

function dayOf(day: string): string {
  return day.split('-').reverse().join('/');
}

/** What the last backup does not hold, and when the next one comes. */
function sinceThen({ last, hasChangedSince, takenUp }: State, today: LocalDate): string {
  if (last === null && takenUp === null) return 'La première se fait d’elle-même quelques secondes après l’ouverture.';
  const next = 'Une sauvegarde se fait seule à l’ouverture de la société, une fois par jour, quand quelque chose a changé.';
  if (takenUp !== null)
    return `Votre dossier est celui de la sauvegarde reprise, faite ${momentOf(takenUp, today)} ; rien n’a changé depuis. ${next}`;
  return `${hasChangedSince ? 'Ce que vous avez fait depuis n’y est pas encore.' : 'Rien n’a changé depuis.'} ${next}`;
}

/** A copy somewhere else, once, without changing where backups go. */
function CopyElsewhere({
  onPlace,
  onEncrypted,
  disabled,
}: {
  onPlace: (place: string) => void;
  onEncrypted: () => void;
  disabled: boolean;
}) {
  const places = useApiQuery('backups.places', {});
  const { name, today } = useCompany();
  const save = useSaveFile();
  const others = (places.data ?? []).filter(({ isChosen, freeBytes }) => !isChosen && freeBytes !== null);
  const elsewhere = async () => {
    const saved = await save(`${name} ${today}.quittance`, (client, out, { company }) => client.backups.create({ out }, { company }));
    if (saved) notifyDone('Copie enregistrée et vérifiée.');
  };
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button disabled={disabled} rightSection={<Icon name="chevronDown" size={12} />}>
          Enregistrer une copie sur…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ place, name: placeName }) => (
          <Menu.Item key={place} leftSection={<Icon name="folder" />} onClick={() => onPlace(place)}>
            {placeName}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<Icon name="file" />} onClick={() => void elsewhere()}>
          Un fichier, à l’endroit de votre choix…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="file" />} onClick={onEncrypted}>
          Un fichier chiffré, à envoyer…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Modal } from '@mantine/core';
import type { VerbOutput } from '../api/verbs.ts';
import classes from './JournalScreen.module.css';

const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'medium' });

/** One decision in full, with the hash that chains it to the one before. */
export function EntryDialog({ entry, onClose }: { entry: VerbOutput<'journal.list'>['entries'][number]; onClose: () => void }) {
  const { entryId, title, customerName, at, actor, changes, hash } = entry;
  return (
    <Modal opened onClose={onClose} title={`N° ${entryId} : ${title}`} size={640} transitionProps={{ duration: 0 }}>
      <p className={classes.head}>{[customerName, moment.format(new Date(at)), actor].filter((text) => text !== '').join(', ')}</p>
      <ul className={classes.changes}>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <p className={classes.hash}>Empreinte {hash}</p>
    </Modal>
  );
}

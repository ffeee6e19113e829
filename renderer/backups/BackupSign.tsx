import { ALERT_WORDS } from '../../shared/backups/backup-words.fr.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import classes from './BackupSign.module.css';

/** Says on every screen what is wrong with the company's backups, and leads to them; nothing when all is well. */
export function BackupSign() {
  const { data } = useApiQuery('backups.state', {});
  if (data === undefined || data.alert === null) return null;
  return (
    <a className={classes.sign} href={hrefTo('settings', {}, { onglet: 'sauvegardes' })}>
      <Icon name="warning" size={13} />
      {ALERT_WORDS[data.alert]}
    </a>
  );
}

import { alertsSentence } from '../../shared/backups/backup-words.fr.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';

/** Says on screens that belong to no company which companies' backups are not well; nothing when all are. */
export function BackupAlerts() {
  const { data } = useApiQuery('backups.alerts', {}, { fresh: true });
  const words = alertsSentence(data ?? []);
  return words === null ? null : <InlineAlert tone="warn">{words}</InlineAlert>;
}

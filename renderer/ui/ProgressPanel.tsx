import { Button, Progress as ProgressBar } from '@mantine/core';
import type { Progress } from '../../shared/contract/reply.ts';
import classes from './ProgressPanel.module.css';
import { useTimeLeft } from './use-time-left.ts';

/** Long work under way: what is being done, how many of how many, how long it will take, and the way to stop it. */
export function ProgressPanel({ progress, label, onCancel }: { progress: Progress | null; label: string; onCancel?: () => void }) {
  const share = progress?.total ? Math.min(100, Math.floor((100 * progress.done) / progress.total)) : null;
  const left = useTimeLeft(progress);
  const count = [progress ? countText(progress) : '', left].filter((part) => part !== '').join(', ');
  return (
    <div className={classes.panel} role="status">
      <div className={classes.words}>
        <span>{progress?.step || label}</span>
        <span className={classes.count}>{count}</span>
      </div>
      <ProgressBar value={share ?? 100} striped={share === null} animated={share === null} size="sm" aria-label={label} />
      {onCancel && <Button onClick={onCancel}>Annuler</Button>}
    </div>
  );
}

function countText({ done, total }: Progress): string {
  const shown = Math.floor(done).toLocaleString('fr-FR');
  return total === null ? shown : `${shown} sur ${total.toLocaleString('fr-FR')}`;
}

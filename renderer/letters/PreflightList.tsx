import type { ReactNode } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { PreflightCheck } from '../../shared/letters/letters.contract.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { OverrideForm } from './OverrideForm.tsx';
import classes from './PreflightList.module.css';

const LOOKS: Record<PreflightCheck['severity'], { icon: IconName; word: string }> = {
  ok: { icon: 'check', word: 'En ordre' },
  warning: { icon: 'warning', word: 'À vérifier' },
  blocking: { icon: 'cross', word: 'Empêche l’impression' },
};
const ORDER: PreflightCheck['severity'][] = ['blocking', 'warning', 'ok'];

/** What was checked before a letter leaves, what stops it first. `remedy` offers the way to deal with one, `onOverride` to pass over it. */
export function PreflightList({
  checks,
  remedy,
  onOverride,
}: {
  checks: readonly PreflightCheck[];
  remedy?: (check: PreflightCheck) => ReactNode;
  onOverride?: (code: string, reason: string) => Promise<unknown>;
}) {
  const sorted = checks.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <ul className={classes.checks} aria-label="Vérifications avant envoi">
      {sorted.map((check) => (
        <li key={`${check.code} ${check.message}`} data-severity={check.severity}>
          <span className={classes.mark}>
            <Icon name={LOOKS[check.severity].icon} size={13} />
            <span className="sr-only">{LOOKS[check.severity].word} : </span>
          </span>
          <span className={classes.message}>
            {withFrenchSpaces(check.message)} {check.severity !== 'ok' && remedy?.(check)}
            {check.override && (
              <small className={classes.overridden}>
                {withFrenchSpaces(`Passé outre le ${formatDate(check.override.on)} : ${check.override.reason}`)}
              </small>
            )}{' '}
            {onOverride && check.severity === 'blocking' && check.overridable === true && (
              <OverrideForm onOverride={(reason) => onOverride(check.code, reason)} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

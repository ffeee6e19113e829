import type { ReactNode } from 'react';
import classes from './InlineAlert.module.css';
import { Icon, type IconName } from './icons.tsx';

type AlertTone = 'info' | 'good' | 'warn' | 'late';

const ICONS: Record<AlertTone, IconName> = { info: 'file', good: 'check', warn: 'warning', late: 'warning' };

/** A sentence that must be seen, in the flow of the screen, with what can be done about it. Errors are announced at once. */
export function InlineAlert({
  tone,
  icon,
  children,
  actions,
}: {
  tone: AlertTone;
  icon?: IconName;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={classes.alert} data-tone={tone} role={tone === 'late' || tone === 'warn' ? 'alert' : 'status'}>
      <span className={classes.icon}>
        <Icon name={icon ?? ICONS[tone]} />
      </span>
      <div className={classes.text}>{children}</div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

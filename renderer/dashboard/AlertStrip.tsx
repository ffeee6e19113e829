import type { Alert } from '../../shared/dashboard/alerts.fr.ts';
import { isUnfinished } from '../../shared/dashboard/current-month.ts';
import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import { isBalanceFigure } from '../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { lastDayOf } from '../../shared/dates/year-month.ts';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { proofHref } from '../ui/routing/proof-address.ts';
import { scopeSettings } from '../ui/routing/scope-settings.ts';
import classes from './AlertStrip.module.css';

interface AlertStripProps {
  alerts: readonly Alert[];
  figures: DashboardFigures;
  scope: Scope;
}

/** The figures that have crossed a threshold, each with what set it off, and the way to its proof; the way to any other day. */
export function AlertStrip({ alerts, figures: shown, scope }: AlertStripProps) {
  const { month, asOf } = shown;
  const unfinished = isUnfinished(shown);
  return (
    <section className={classes.strip} aria-label="Alertes">
      {(alerts.length > 0 || unfinished) && (
        <ul>
          {unfinished && (
            <li>
              <a
                href={hrefTo('dayBalances', {}, scopeSettings(scope))}
                title={`Le mois n’est pas fini. Ce que l’on vous doit et les retards sont d’aujourd’hui ; ventes, charges et délais comptent le mois jusqu’au ${formatDate(lastDayOf(month))}, avec ce qui est connu.`}
              >
                <span>Mois en cours, chiffres à ce jour</span>
              </a>
            </li>
          )}
          {alerts.map(({ figure, name, value, limit, crossed, sinceText, tone }) => (
            <li key={figure}>
              <a
                href={proofHref(figure, unfinished && isBalanceFigure(figure) ? { day: asOf } : { month }, scope)}
                data-tone={tone}
                title={`${name} : ${value}, ${crossed}, ${sinceText}. D’où vient ce chiffre ?`}
              >
                <Icon name="warning" size={12} />
                <strong>
                  {name} {value}
                </strong>
                <span>
                  {limit}
                  <span className={classes.since}>, {sinceText}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {alerts.length === 0 && !unfinished && <p className={classes.none}>Aucun seuil d’alerte n’est franchi.</p>}
      <a className={classes.settings} href={hrefTo('dayBalances', {}, scopeSettings(scope))}>
        À un autre jour…
      </a>
      <a className={classes.settings} href={hrefTo('settings', {}, { onglet: 'alertes' })}>
        Seuils
      </a>
    </section>
  );
}

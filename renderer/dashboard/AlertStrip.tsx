import type { Alert } from '../../shared/dashboard/alerts.fr.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { lastDayOf, type YearMonth } from '../../shared/dates/year-month.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { scopeSettings } from '../ui/routing/scope-settings.ts';
import classes from './AlertStrip.module.css';

interface AlertStripProps {
  alerts: readonly Alert[];
  month: YearMonth;
  scope: Scope;
  /** The month is not over: its figures are those of its last day, with what is known today. */
  isUnfinished: boolean;
}

/** The figures that have crossed a threshold, each with what set it off, and the way to its proof; the way to any other day. */
export function AlertStrip({ alerts, month, scope, isUnfinished }: AlertStripProps) {
  const { today } = useCompany();
  const overdue = useApiQuery('dashboard.balances', { asOf: today, ...scope }, { enabled: isUnfinished });
  return (
    <section className={classes.strip} aria-label="Alertes">
      {(alerts.length > 0 || isUnfinished) && (
        <ul>
          {isUnfinished && (
            <li>
              <a
                href={hrefTo('dayBalances', {}, scopeSettings(scope))}
                title={`Le mois n’est pas fini : ses chiffres sont ceux de son dernier jour (${formatDate(lastDayOf(month))}), avec ce qui est connu aujourd’hui. Ce qui arrive à échéance d’ici là y compte déjà comme en retard.`}
              >
                <span>
                  Mois en cours
                  {overdue.data && <> ; aujourd’hui, {formatEuros(overdue.data.overdueCents)} en retard</>}
                </span>
              </a>
            </li>
          )}
          {alerts.map(({ figure, name, value, limit, crossed, sinceText, tone }) => (
            <li key={figure}>
              <a
                href={hrefTo('proof', { figure }, { mois: month, ...scopeSettings(scope) })}
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
      {alerts.length === 0 && !isUnfinished && <p className={classes.none}>Aucun seuil d’alerte n’est franchi.</p>}
      <a className={classes.settings} href={hrefTo('dayBalances', {}, scopeSettings(scope))}>
        À un autre jour…
      </a>
      <a className={classes.settings} href={hrefTo('settings', {}, { onglet: 'alertes' })}>
        Seuils
      </a>
    </section>
  );
}

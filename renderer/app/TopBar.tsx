import { spotlight } from '@mantine/spotlight';
import { daysAgo } from '../../shared/dates/days-ago.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { useCompany } from '../api/company-context.tsx';
import { BackupSign } from '../backups/BackupSign.tsx';
import { useShownFiguresDay } from '../ui/figures-day.tsx';
import { Icon } from '../ui/icons.tsx';
import { CompanyMenu } from './CompanyMenu.tsx';
import classes from './TopBar.module.css';

const clockIsBehind = (changedOn: LocalDate, today: LocalDate): string =>
  `Cet ordinateur se croit le ${formatDate(today)}, mais ce dossier a été modifié le ${formatDate(changedOn)}. Vérifiez la date et l’heure de l’ordinateur : les retards, les relances et les délais se comptent à partir d’elles.`;

/** The company, the day of the figures on screen, the freshness of the data, search, and the way to another company. */
export function TopBar({ onExport }: { onExport: () => void }) {
  const company = useCompany();
  const day = useShownFiguresDay() ?? company.today;
  const freshness = company.lastImportOn === null ? 'aucun import' : `dernier import ${daysAgo(company.lastImportOn, company.today)}`;
  return (
    <header className={classes.bar} data-company-colour={company.colour}>
      <CompanyMenu onExport={onExport} />
      <span className={classes.day}>
        arrêté au {formatDate(day)} · {freshness}
        {company.isSample && <span className={classes.sample}>société d’exemple</span>}
        {company.changedAheadOn !== null && (
          <span className={classes.clock} title={clockIsBehind(company.changedAheadOn, company.today)}>
            <Icon name="warning" size={13} />
            date de l’ordinateur à vérifier
          </span>
        )}
        <BackupSign />
      </span>
      <button type="button" className={classes.search} onClick={() => spotlight.open()}>
        <Icon name="search" size={14} />
        <span>Chercher un client, un écran, une action…</span>
        <kbd>Ctrl K</kbd>
      </button>
    </header>
  );
}

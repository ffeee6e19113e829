import { spotlight } from '@mantine/spotlight';
import { daysAgo } from '../../shared/dates/days-ago.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { useCompany } from '../api/company-context.tsx';
import { BackupSign } from '../backups/BackupSign.tsx';
import { useShownFiguresDay } from '../ui/figures-day.tsx';
import { Icon } from '../ui/icons.tsx';
import { CompanyMenu } from './CompanyMenu.tsx';
import classes from './TopBar.module.css';

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

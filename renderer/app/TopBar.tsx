import { Menu } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { daysAgo } from '../../shared/dates/days-ago.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { useCompany } from '../api/company-context.tsx';
import { AppearanceItems } from '../ui/Appearance.tsx';
import { useShownFiguresDay } from '../ui/figures-day.tsx';
import { Icon } from '../ui/icons.tsx';
import { goTo } from '../ui/routing/location.ts';
import classes from './TopBar.module.css';

/** The company, the day of the figures on screen, the freshness of the data, search, and the way to another company. */
export function TopBar({ onExport }: { onExport: () => void }) {
  const company = useCompany();
  const day = useShownFiguresDay() ?? company.today;
  const freshness = company.lastImportOn === null ? 'aucun import' : `dernier import ${daysAgo(company.lastImportOn, company.today)}`;
  return (
    <header className={classes.bar}>
      <Menu position="bottom-start" width={260} withinPortal={false}>
        <Menu.Target>
          <button type="button" className={classes.company}>
            <span className={classes.initials} aria-hidden="true">
              {initialsOf(company.name)}
            </span>
            <span className={classes.name}>{company.name}</span>
            <Icon name="chevronDown" size={12} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="swap" />} onClick={() => goTo('home', {})}>
            Changer de société…
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="table" />} onClick={onExport}>
            Exporter le dossier…
          </Menu.Item>
          <Menu.Divider />
          <AppearanceItems />
        </Menu.Dropdown>
      </Menu>
      <span className={classes.day}>
        arrêté au {formatDate(day)} · {freshness}
        {company.isSample && <span className={classes.sample}>société d’exemple</span>}
      </span>
      <button type="button" className={classes.search} onClick={() => spotlight.open()}>
        <Icon name="search" size={14} />
        <span>Chercher un client, un écran, une action…</span>
        <kbd>Ctrl K</kbd>
      </button>
    </header>
  );
}

/** The first letters of the first two words that have one: « Menuiserie Lefèvre SAS » gives ML. */
function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toLocaleUpperCase('fr'))
    .join('');
}

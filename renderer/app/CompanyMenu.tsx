import { Menu, TextInput } from '@mantine/core';
import { useState } from 'react';
import { nameApart } from '../../shared/companies/tell-apart.ts';
import { useCompany } from '../api/company-context.tsx';
import { useCompanySwitch } from '../api/company-switch.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { AppearanceItems } from '../ui/Appearance.tsx';
import { CompanyBadge, CompanyName } from '../ui/CompanyMark.tsx';
import { Icon } from '../ui/icons.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { goTo } from '../ui/routing/location.ts';
import classes from './CompanyMenu.module.css';

/** From this many other companies on, letters narrow the list. */
const SEARCHED_FROM = 8;

/** The open company by its initials, colour and name; behind them the way to every other. */
export function CompanyMenu({ onExport }: { onExport: () => void }) {
  const company = useCompany();
  const { goToCompany } = useCompanySwitch();
  const [opened, setOpened] = useState(false);
  const [search, setSearch] = useState('');
  const known = useApiQuery('companies.recent', {}, { enabled: opened });
  const others = (known.data ?? []).filter(({ companyId }) => companyId !== company.companyId);
  const wanted = plainWords(search);
  const found = others.filter((each) => plainWords(nameApart(each)).includes(wanted));
  return (
    <Menu
      position="bottom-start"
      width={340}
      withinPortal={false}
      opened={opened}
      onChange={(next) => {
        setOpened(next);
        setSearch('');
      }}
    >
      <Menu.Target>
        <button type="button" className={classes.company}>
          <CompanyBadge name={company.name} colour={company.colour} />
          <CompanyName name={nameApart(company)} />
          <Icon name="chevronDown" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.length >= SEARCHED_FROM && (
          <TextInput
            data-autofocus
            className={classes.search ?? ''}
            aria-label="Chercher une société"
            placeholder="Chercher une société…"
            leftSection={<Icon name="search" size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        {others.length > 0 && (
          <div className={classes.list}>
            {found.map(({ companyId, name, colour, difference, present }) => (
              <Menu.Item
                key={companyId}
                disabled={!present}
                leftSection={<CompanyBadge name={name} colour={colour} small />}
                onClick={() => goToCompany(companyId)}
                {...(present ? {} : { rightSection: <span className={classes.missing}>introuvable</span> })}
              >
                <CompanyName name={nameApart({ name, difference })} />
              </Menu.Item>
            ))}
            {found.length === 0 && <p className={classes.none}>Aucune société de ce nom</p>}
          </div>
        )}
        {others.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<Icon name="table" />} onClick={() => goTo('portfolio', {})}>
          Portefeuille
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="swap" />} onClick={() => goTo('home', {})}>
          Changer de société…
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="file" />} onClick={onExport}>
          Exporter le dossier…
        </Menu.Item>
        <Menu.Divider />
        <AppearanceItems />
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { nameApart } from '../../shared/companies/tell-apart.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { CompanyBadge, CompanyName } from '../ui/CompanyMark.tsx';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyError } from '../ui/notify.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import classes from './HomeScreen.module.css';

/** From this many companies on, letters narrow the list. */
const SEARCHED_FROM = 8;

type ListedCompany = VerbOutput<'companies.recent'>[number];

/** The companies known on this computer, latest first. Removing one from the list leaves its file where it is. */
export function RecentCompanies({
  previousCompanyId,
  busy,
  onOpen,
  onLocate,
  onRestore,
}: {
  /** The one that the user comes from; the way back to it stays. */
  previousCompanyId: string | null;
  busy: boolean;
  onOpen: (companyId: string) => void;
  /** Asks for the file of a company that is no longer where it was. */
  onLocate: () => void;
  /** Shows the backups that can be taken up. */
  onRestore: () => void;
}) {
  const recent = useApiQuery('companies.recent', {});
  const [search, setSearch] = useState('');
  const forget = useApiCommand('companies.forget', { onError: notifyError });
  const askToForget = (company: ListedCompany) =>
    confirm({
      title: `Retirer ${nameApart(company)} de la liste ?`,
      consequence: whatStays(company),
      verb: 'Retirer de la liste',
      onConfirm: () => forget.mutate({ companyId: company.companyId }),
    });
  return (
    <section className={classes.panel} aria-labelledby="home-recent">
      <div className={classes.heading}>
        <h2 id="home-recent" className={classes.title}>
          Vos sociétés
        </h2>
        {(recent.data?.length ?? 0) > 0 && (
          <Button component="a" size="compact-sm" href={hrefTo('portfolio', {})} leftSection={<Icon name="table" size={14} />}>
            Portefeuille
          </Button>
        )}
      </div>
      {(recent.data?.length ?? 0) >= SEARCHED_FROM && (
        <div className={classes.search}>
          <SearchField label="Chercher une société" value={search} onChange={setSearch} />
        </div>
      )}
      <QueryState query={recent}>
        {(companies) =>
          companies.length === 0 ? (
            <EmptyState icon="folder" title="Aucune société sur cet ordinateur">
              Créez la vôtre, ou commencez par la société d’exemple.
            </EmptyState>
          ) : (
            <ul className={classes.list}>
              {companies
                .filter((each) => plainWords(nameApart(each)).includes(plainWords(search)))
                .map((company) => (
                  <li key={company.companyId} className={classes.company}>
                    <button
                      type="button"
                      className={classes.open}
                      disabled={busy || !company.present}
                      onClick={() => onOpen(company.companyId)}
                    >
                      <CompanyBadge name={company.name} colour={company.colour} />
                      <span className={classes.name}>
                        <CompanyName name={nameApart(company)} />
                      </span>
                      <span className={classes.where} title={company.path}>
                        <span className={company.present ? undefined : classes.missing}>{stateOf(company)}</span> · {company.path}
                      </span>
                    </button>
                    {!company.present && (
                      <span className={classes.remedies}>
                        <Button size="compact-sm" disabled={busy} aria-label={`Où est le dossier de ${company.name} ?`} onClick={onLocate}>
                          Où est-il ?
                        </Button>
                        <Button size="compact-sm" disabled={busy} aria-label={`Sauvegardes de ${company.name}`} onClick={onRestore}>
                          Ses sauvegardes…
                        </Button>
                      </span>
                    )}
                    {company.removable && company.companyId !== previousCompanyId && (
                      <ActionIcon
                        aria-label={`Retirer ${company.name} de la liste`}
                        title="Retirer de la liste (son dossier reste où il est)"
                        disabled={busy}
                        onClick={() => askToForget(company)}
                      >
                        <Icon name="cross" size={12} />
                      </ActionIcon>
                    )}
                  </li>
                ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
}

/** What can be said of a listed company: gone, never opened here, or when it was last used. */
function stateOf({ present, openedBefore, lastOpenedOn }: ListedCompany): string {
  if (!present) return 'dossier introuvable';
  return openedBefore ? `ouverte le ${formatDate(lastOpenedOn)}` : `dossier du ${formatDate(lastOpenedOn)}, jamais ouvert ici`;
}

/** Where the file is once its company is off the list, and how to come back to it. */
function whatStays({ present, path }: ListedCompany): string {
  return present
    ? `Rien n’est effacé : son dossier reste à « ${path} ». Pour retrouver cette société, ouvrez ou déposez ce fichier ici.`
    : `Son dossier n’est plus à « ${path} ». Si vous le retrouvez ailleurs, ouvrez ou déposez ce fichier ici.`;
}

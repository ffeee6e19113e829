import { ActionIcon } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Icon } from '../ui/icons.tsx';
import { notifyError } from '../ui/notify.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import classes from './HomeScreen.module.css';

/** The companies opened before on this computer, latest first. Removing one from the list leaves its file where it is. */
export function RecentCompanies({
  openCompanyId,
  busy,
  onOpen,
}: {
  openCompanyId: string | null;
  busy: boolean;
  onOpen: (companyId: string) => void;
}) {
  const recent = useApiQuery('companies.recent', {});
  const forget = useApiCommand('companies.forget', { onError: notifyError });
  return (
    <section className={classes.panel} aria-labelledby="home-recent">
      <h2 id="home-recent" className={classes.title}>
        Vos sociétés
      </h2>
      <QueryState query={recent}>
        {(companies) =>
          companies.length === 0 ? (
            <EmptyState icon="folder" title="Aucune société sur cet ordinateur">
              Créez la vôtre, ou commencez par la société d’exemple.
            </EmptyState>
          ) : (
            <ul className={classes.list}>
              {companies.map((company) => (
                <li key={company.companyId} className={classes.company}>
                  <button
                    type="button"
                    className={classes.open}
                    disabled={busy || !company.present}
                    onClick={() => onOpen(company.companyId)}
                  >
                    <span className={classes.name}>{company.name}</span>
                    <span className={classes.where} title={company.path}>
                      <span className={company.present ? undefined : classes.missing}>
                        {stateOf(company, company.companyId === openCompanyId)}
                      </span>{' '}
                      · {company.path}
                    </span>
                  </button>
                  {company.companyId !== openCompanyId && (
                    <ActionIcon
                      aria-label={`Retirer ${company.name} de la liste`}
                      title="Retirer de la liste (le fichier reste où il est)"
                      disabled={busy}
                      onClick={() => forget.mutate({ companyId: company.companyId })}
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

/** What can be said of a known company: whether it is the one behind this screen, gone, or when it was last used. */
function stateOf(company: VerbOutput<'companies.recent'>[number], isOpen: boolean): string {
  if (isOpen) return 'ouverte en ce moment';
  return company.present ? `ouverte le ${formatDate(company.lastOpenedOn)}` : 'fichier introuvable';
}

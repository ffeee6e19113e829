import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { nameApart } from '../../shared/companies/tell-apart.ts';
import { ofMonth } from '../../shared/dashboard/owner-page/compose-owner-page.fr.ts';
import { formatDate, formatMonth } from '../../shared/dates/format-date.ts';
import type { PortfolioLine } from '../../shared/portfolio/portfolio.contract.ts';
import { missingWords, olderWords, portfolioNote, upgradedWords, upgradeWords } from '../../shared/portfolio/portfolio-words.fr.ts';
import { useCompanySwitch } from '../api/company-switch.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { explain } from '../ui/confirm.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { companyColumns, monthOfDso } from './company-columns.tsx';
import classes from './PortfolioScreen.module.css';
import { ReadingNote, ReadingState } from './ReadingState.tsx';
import { usePortfolio } from './use-portfolio.ts';

/** Files that opening may put right, or that may be free by now. */
const MAY_OPEN: ReadonlySet<PortfolioLine['state']> = new Set(['read', 'busy', 'inUse']);

/** One line a company, with the totals of all that is shown. */
export function CompaniesView() {
  const { query, progress, stop } = usePortfolio('portfolio.summary');
  return (
    <ReadingState query={query} progress={progress} onStop={stop}>
      {(lines) => <CompaniesTable lines={lines} reading={<ReadingNote progress={progress} />} />}
    </ReadingState>
  );
}

function CompaniesTable({ lines, reading }: { lines: readonly PortfolioLine[]; reading: ReactNode }) {
  const { goToCompany } = useCompanySwitch();
  const [search, setSearch] = useLocalStorage({ key: 'quittance-portfolio-search', defaultValue: '', getInitialValueInEffect: false });
  const wanted = plainWords(search);
  const rows = useMemo(() => lines.filter((line) => plainWords(nameApart(line)).includes(wanted)), [lines, wanted]);
  const today = lines[0]?.asOf;
  const columns = useMemo(() => (today === undefined ? [] : companyColumns(rows, today)), [rows, today]);
  const older = lines.flatMap(({ state, companyId }) => (state === 'older' && companyId !== null ? [companyId] : []));
  const upgrade = useApiCommand('portfolio.upgrade', {
    onSuccess: ({ upgraded, failed }) => {
      if (upgraded.length > 0) notifyDone(upgradedWords(upgraded.length));
      for (const { name, problem } of failed) explain({ title: `${name} n’a pas été mis à jour`, text: problem });
    },
    onError: notifyError,
  });
  const forget = useApiCommand('companies.forget', { onError: notifyError });
  const open = (line: PortfolioLine) => {
    const { companyId, problem } = line;
    if (companyId === null) return;
    if (MAY_OPEN.has(line.state)) {
      goToCompany(companyId, hrefTo('dashboard', {}));
      return;
    }
    const title = nameApart(line);
    if (line.state === 'missing') {
      const action = { verb: 'Retirer de la liste', onClick: () => forget.mutate({ companyId }) };
      explain({ title, text: missingWords(line.path), action });
      return;
    }
    const action =
      line.state === 'older'
        ? { verb: 'Mettre à jour et ouvrir', onClick: () => goToCompany(companyId, hrefTo('dashboard', {})) }
        : undefined;
    explain({ title, text: problem ?? '', ...(action ? { action } : {}) });
  };
  const month = monthOfDso(lines);
  return (
    <div className={classes.view}>
      {upgrade.isPending ? (
        <ProgressPanel progress={upgrade.progress} label="Mise à jour des dossiers" onCancel={upgrade.cancel} />
      ) : (
        older.length > 0 && (
          <InlineAlert
            tone="info"
            actions={<Button onClick={() => upgrade.mutate({ companyIds: older })}>{upgradeWords(older.length)}</Button>}
          >
            {olderWords(older.length)}
          </InlineAlert>
        )
      )}
      <div className={classes.tools}>
        <SearchField label="Chercher une société" value={search} onChange={setSearch} width={220} />
        <span>
          {portfolioNote(lines)}
          {today === undefined ? '' : `, encours et retards arrêtés au ${formatDate(today)}`}
          {month === null ? '' : `, DSO ${ofMonth(formatMonth(month))}`}
        </span>
        <span className={classes.progress}>{reading}</span>
      </div>
      <div className={classes.table}>
        <DataTable
          label="Portefeuille"
          columns={columns}
          rows={rows}
          rowKey={({ companyId, path }) => companyId ?? path}
          rememberAs="portfolio"
          initialSort={{ column: 'overdue', descending: true }}
          onOpen={open}
          isMuted={({ state }) => state !== 'read'}
          empty={
            <EmptyState
              icon="search"
              title="Aucune société de ce nom"
              action={<Button onClick={() => setSearch('')}>Afficher toutes les sociétés</Button>}
            />
          }
        />
      </div>
    </div>
  );
}

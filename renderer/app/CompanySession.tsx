import { Button, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { useApi } from '../api/api-context.tsx';
import { CompanyProvider } from '../api/company-context.tsx';
import { type CompanySwitch, CompanySwitchProvider } from '../api/company-switch.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { BackupAlerts } from '../backups/BackupAlerts.tsx';
import { OpenEncryptedDialog } from '../backups/OpenEncryptedDialog.tsx';
import { RestoreFlow } from '../backups/RestoreFlow.tsx';
import { HomeScreen } from '../companies/HomeScreen.tsx';
import { isCompanyFile, isEncryptedCopy, useTakeCompanyFile } from '../companies/use-take-company-file.ts';
import { DiagnosticDialog } from '../privacy/DiagnosticDialog.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { ADDRESSES, hrefTo } from '../ui/routing/addresses.ts';
import { goTo, useLocation } from '../ui/routing/location.ts';
import { ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { leftOutSentence } from './drop-words.fr.ts';
import { useDroppedFiles } from './dropped-files.tsx';
import { Frame } from './Frame.tsx';
import type { FilesInDrop } from './files-in-drop.ts';
import { lastCompany } from './last-company.ts';
import { PortfolioPage } from './PortfolioPage.tsx';
import { FIRST_SCREEN, SCREENS, screenAt } from './screens.tsx';
import { useWindowDrop } from './use-window-drop.ts';

/** Knows which company is open: none (the home screen), the one of last time, or the one just chosen. */
export function CompanySession() {
  const { client } = useApi();
  const queryClient = useQueryClient();
  const { path } = useLocation();
  const [companyId, setCompanyId] = useState<string | null>(null);
  const [reopening, setReopening] = useState(() => lastCompany.read() !== null);
  const [reopenError, setReopenError] = useState<unknown>(null);
  const { files, drop } = useDroppedFiles();

  const enter = useCallback(
    (id: string) => {
      lastCompany.keep(id);
      // What was asked of another company; what was asked of none, such as the portfolio, stays.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== null });
      setReopenError(null);
      setCompanyId(id);
    },
    [queryClient],
  );

  const switching = useMutation({
    mutationFn: ({ companyId: id }: { companyId: string; href?: string | undefined }) => client.companies.open({ companyId: id }),
    onSuccess: ({ companyId: id }, { href }) => {
      enter(id);
      window.location.hash = href ?? hrefOfSameScreen();
    },
    onError: notifyError,
  });
  const { mutate: open, isPending, variables } = switching;
  const opening = isPending ? variables.companyId : null;
  const companySwitch = useMemo(
    (): CompanySwitch => ({ goToCompany: (id, href) => open({ companyId: id, href }), opening }),
    [open, opening],
  );

  const asked = useRef(false);
  useEffect(() => {
    const last = lastCompany.read();
    if (last === null || asked.current) return;
    asked.current = true;
    if (window.location.hash.slice(1).split('?')[0] === ADDRESSES.portfolio) {
      // It shows them all: none needs to be open.
      setCompanyId(last);
      setReopening(false);
      return;
    }
    client.companies
      .open({ companyId: last })
      .then((company) => enter(company.companyId))
      .catch((error: unknown) => {
        lastCompany.keep(null);
        setReopenError(error);
      })
      .finally(() => setReopening(false));
  }, [client, enter]);

  // Whoever leaves a company, for the list or for another one, leaves its file to other programs; a window that still shows it gets
  // it reopened.
  const shownCompanyId = path === ADDRESSES.home || path === ADDRESSES.portfolio ? null : companyId;
  useEffect(() => {
    if (shownCompanyId === null) return;
    return () => {
      client.companies.close({ companyId: shownCompanyId }).catch(() => {}); // it closes with the program at the latest
    };
  }, [client, shownCompanyId]);

  const onOpened = (id: string) => {
    enter(id);
    goTo(files.length > 0 ? 'imports' : FIRST_SCREEN, {});
  };
  const [restoring, setRestoring] = useState<{ file: InputFile | null } | null>(null);
  const company = useTakeCompanyFile({ onOpened, onBackup: (file) => setRestoring({ file }) });
  const [encrypted, setEncrypted] = useState<File | null>(null);
  const [diagnosing, setDiagnosing] = useState(false);
  const takeFile = (file: File) => (isEncryptedCopy(file) ? setEncrypted(file) : company.take(file));
  const onRestored = (id: string) => {
    setRestoring(null);
    void queryClient.invalidateQueries();
    onOpened(id);
  };

  const onDrop = ({ files: dropped, leftOut }: FilesInDrop) => {
    const said = leftOutSentence(dropped.length, leftOut);
    if (said !== null) notifyDone(said);
    const companyFile = dropped.find((file) => isCompanyFile(file) || isEncryptedCopy(file));
    if (dropped.length === 0) return;
    if (companyFile === undefined) {
      drop(dropped);
      // The portfolio tells by itself which companies they are for.
      if (path === ADDRESSES.portfolio) goTo('portfolio', {}, { vue: 'tournee' });
      else if (companyId !== null) goTo('imports', {});
      return;
    }
    if (dropped.length > 1)
      notifyDone(`« ${companyFile.name} » est le dossier d’une société : il s’ouvre seul, les autres fichiers sont laissés de côté.`);
    takeFile(companyFile);
  };
  const hovering = useWindowDrop(onDrop);

  if (reopening) return <LoadingState label="Ouverture de la société…" />;
  return (
    <CompanySwitchProvider value={companySwitch}>
      {path === ADDRESSES.portfolio ? (
        <PortfolioPage previousCompanyId={companyId} />
      ) : companyId === null || path === ADDRESSES.home ? (
        <HomeScreen
          onOpened={onOpened}
          previousCompanyId={companyId}
          onFile={takeFile}
          takingFile={company.isPending}
          onRestore={(file) => setRestoring({ file: file ?? null })}
          onDiagnostic={() => setDiagnosing(true)}
          reopenError={reopenError}
          waitingFile={files[0]?.name ?? null}
          notice={<BackupAlerts />}
        />
      ) : (
        <OpenCompany companyId={companyId} />
      )}
      {restoring !== null && <RestoreFlow {...restoring} onClose={() => setRestoring(null)} onOpened={onRestored} />}
      {diagnosing && <DiagnosticDialog onClose={() => setDiagnosing(false)} />}
      {encrypted !== null && (
        <OpenEncryptedDialog
          file={encrypted}
          onClose={() => setEncrypted(null)}
          onOpened={(id) => {
            setEncrypted(null);
            onRestored(id);
          }}
          onDecrypted={(file) => {
            setEncrypted(null);
            setRestoring({ file });
          }}
        />
      )}
      {hovering && <DropOverlay companyIsOpen={companyId !== null || path === ADDRESSES.portfolio} {...hovering} />}
    </CompanySwitchProvider>
  );
}

/** Another company opens on the same screen, unless that shows a customer, a schedule or a figure of the company left. */
function hrefOfSameScreen(): string {
  const found = screenAt(window.location.hash.slice(1).split('?')[0] ?? '');
  const isOfAnyCompany = found !== null && SCREENS[found.name].place === 'main';
  return hrefTo(isOfAnyCompany ? (found.name as 'dashboard') : FIRST_SCREEN, {});
}

/** The frame and its screens, once the open company has said what every screen needs to know. */
function OpenCompany({ companyId }: { companyId: string }) {
  const { client } = useApi();
  const known = useApiQuery('companies.recent', {});
  const listed = known.data?.find((each) => each.companyId === companyId);
  const status = useQuery({
    queryKey: ['companies.status', companyId],
    queryFn: ({ signal }) => client.companies.status({}, { company: companyId, signal }),
  });
  const { path } = useLocation();
  const found = screenAt(path);
  useEffect(() => {
    if (!found) goTo(FIRST_SCREEN, {}, {}, true);
  }, [found]);
  if (status.error) {
    return (
      <Stack align="center">
        <ErrorState error={status.error} onRetry={() => void status.refetch()} />
        <Button onClick={() => goTo('home', {})}>Revenir à l’accueil</Button>
      </Stack>
    );
  }
  if (!status.data || !found) return <LoadingState />;
  return (
    <CompanyProvider
      company={{ companyId, ...status.data, colour: listed?.colour ?? status.data.colour, difference: listed?.difference ?? '' }}
    >
      <Frame screen={found} />
    </CompanyProvider>
  );
}

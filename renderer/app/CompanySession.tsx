import { Button, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../api/api-context.tsx';
import { CompanyProvider } from '../api/company-context.tsx';
import { HomeScreen } from '../companies/HomeScreen.tsx';
import { isCompanyFile, useTakeCompanyFile } from '../companies/use-take-company-file.ts';
import { notifyDone } from '../ui/notify.tsx';
import { ADDRESSES } from '../ui/routing/addresses.ts';
import { goTo, useLocation } from '../ui/routing/location.ts';
import { ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { leftOutSentence } from './drop-words.fr.ts';
import { useDroppedFiles } from './dropped-files.tsx';
import { Frame } from './Frame.tsx';
import type { FilesInDrop } from './files-in-drop.ts';
import { lastCompany } from './last-company.ts';
import { FIRST_SCREEN, screenAt } from './screens.tsx';
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
      queryClient.clear();
      setReopenError(null);
      setCompanyId(id);
    },
    [queryClient],
  );

  const asked = useRef(false);
  useEffect(() => {
    const last = lastCompany.read();
    if (last === null || asked.current) return;
    asked.current = true;
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
  const shownCompanyId = path === ADDRESSES.home ? null : companyId;
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
  const company = useTakeCompanyFile(onOpened);

  const onDrop = ({ files: dropped, leftOut }: FilesInDrop) => {
    const said = leftOutSentence(dropped.length, leftOut);
    if (said !== null) notifyDone(said);
    const companyFile = dropped.find(isCompanyFile);
    if (dropped.length === 0) return;
    if (companyFile === undefined) {
      drop(dropped);
      if (companyId !== null) goTo('imports', {});
      return;
    }
    if (dropped.length > 1)
      notifyDone(`« ${companyFile.name} » est le dossier d’une société : il s’ouvre seul, les autres fichiers sont laissés de côté.`);
    company.take(companyFile);
  };
  const hovering = useWindowDrop(onDrop);

  if (reopening) return <LoadingState label="Ouverture de la société…" />;
  return (
    <>
      {companyId === null || path === ADDRESSES.home ? (
        <HomeScreen
          onOpened={onOpened}
          previousCompanyId={companyId}
          onFile={company.take}
          takingFile={company.isPending}
          reopenError={reopenError}
          waitingFile={files[0]?.name ?? null}
        />
      ) : (
        <OpenCompany companyId={companyId} />
      )}
      {hovering && <DropOverlay companyIsOpen={companyId !== null} {...hovering} />}
    </>
  );
}

/** The frame and its screens, once the open company has said what every screen needs to know. */
function OpenCompany({ companyId }: { companyId: string }) {
  const { client } = useApi();
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
    <CompanyProvider company={{ companyId, ...status.data }}>
      <Frame screen={found} />
    </CompanyProvider>
  );
}

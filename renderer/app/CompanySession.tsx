import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../api/api-context.tsx';
import { CompanyProvider } from '../api/company-context.tsx';
import { HomeScreen } from '../companies/HomeScreen.tsx';
import { ADDRESSES } from '../ui/routing/addresses.ts';
import { goTo, useLocation } from '../ui/routing/location.ts';
import { ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { useDroppedFiles } from './dropped-files.tsx';
import { Frame } from './Frame.tsx';
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

  const onDrop = useCallback(
    (dropped: readonly File[]) => {
      drop(dropped);
      if (companyId !== null) goTo('imports', {});
    },
    [drop, companyId],
  );
  const hovering = useWindowDrop(onDrop);

  const onOpened = (id: string) => {
    enter(id);
    goTo(files.length > 0 ? 'imports' : FIRST_SCREEN, {});
  };

  if (reopening) return <LoadingState label="Ouverture de la société…" />;
  return (
    <>
      {companyId === null || path === ADDRESSES.home ? (
        <HomeScreen
          onOpened={onOpened}
          openCompanyId={companyId}
          onBack={() => goTo(FIRST_SCREEN, {})}
          reopenError={reopenError}
          waitingFile={files[0]?.name ?? null}
        />
      ) : (
        <OpenCompany companyId={companyId} />
      )}
      {hovering && <DropOverlay companyIsOpen={companyId !== null} />}
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
  if (status.error) return <ErrorState error={status.error} onRetry={() => void status.refetch()} />;
  if (!status.data || !found) return <LoadingState />;
  return (
    <CompanyProvider company={{ companyId, ...status.data }}>
      <Frame screen={found} />
    </CompanyProvider>
  );
}

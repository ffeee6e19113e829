import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { CALENDAR_LOCALE } from '../../shared/dates/french-calendar.ts';
import { ApiProvider } from '../api/api-context.tsx';
import type { Host } from '../api/host.ts';
import { FiguresDayProvider } from '../ui/figures-day.tsx';
import { cssVariables, theme } from '../ui/theme/theme.ts';
import { CompanySession } from './CompanySession.tsx';
import { DroppedFilesProvider } from './dropped-files.tsx';

const colourSchemes = localStorageColorSchemeManager({ key: 'quittance-colour-scheme' });

// The backend is on this computer: being offline means nothing, an answer stays right until a command changes something (see
// useApiCommand), and a failed call is shown at once with a way to try again.
const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** The interface, whatever shows it: providers, then the session that knows which company is open. */
export function App({ host, nonce }: { host: Host; nonce: string }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colourSchemes}
      getStyleNonce={() => nonce}
    >
      <DatesProvider settings={{ locale: CALENDAR_LOCALE, firstDayOfWeek: 1, weekendDays: [] }}>
        <QueryClientProvider client={queries}>
          <ApiProvider host={host}>
            <ModalsProvider>
              <Notifications position="bottom-right" limit={3} />
              <FiguresDayProvider>
                <DroppedFilesProvider>
                  <CompanySession />
                </DroppedFilesProvider>
              </FiguresDayProvider>
            </ModalsProvider>
          </ApiProvider>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

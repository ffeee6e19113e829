import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type ApiClient, apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { Host } from './host.ts';

interface Api {
  host: Host;
  client: ApiClient;
}

const ApiContext = createContext<Api | null>(null);

/** Gives the screens below it the host and the typed client over its transport. */
export function ApiProvider({ host, children }: { host: Host; children: ReactNode }) {
  const api = useMemo(() => ({ host, client: createClient(apiContract, host.transport) }), [host]);
  return <ApiContext value={api}>{children}</ApiContext>;
}

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi outside ApiProvider');
  return api;
}

/** The program that shows this interface: file handles, downloads. */
export function useHost(): Host {
  return useApi().host;
}

import { useCallback } from 'react';
import type { ApiClient } from '../../shared/api-contract.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { notifyError } from '../ui/notify.tsx';

/** Asks where to put a file, has it written there, and gives it to the user; says why when it could not be. */
export function useSaveFile() {
  const { client, host } = useApi();
  const { companyId: company } = useCompany();
  return useCallback(
    async (name: string, write: (client: ApiClient, out: OutputFile, options: { company: string }) => Promise<unknown>) => {
      try {
        const out = await host.chooseOutput(name);
        if (out === null) return;
        await write(client, out, { company });
        await host.deliver(out);
      } catch (error) {
        notifyError(error);
      }
    },
    [client, host, company],
  );
}

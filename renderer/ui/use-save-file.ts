import { useCallback } from 'react';
import type { ApiClient } from '../../shared/api-contract.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { useApi } from '../api/api-context.tsx';
import { useOptionalCompany } from '../api/company-context.tsx';
import { notifyError } from './notify.tsx';

/** Asks where to put a file, has it written there, and gives it to the user; true when it was, else it says why not. */
export function useSaveFile() {
  const { client, host } = useApi();
  const company = useOptionalCompany()?.companyId ?? '';
  return useCallback(
    async (
      name: string,
      write: (client: ApiClient, out: OutputFile, options: { company: string }) => Promise<unknown>,
    ): Promise<boolean> => {
      try {
        const out = await host.chooseOutput(name);
        if (out === null) return false;
        await write(client, out, { company });
        await host.deliver(out);
        return true;
      } catch (error) {
        notifyError(error);
        return false;
      }
    },
    [client, host, company],
  );
}

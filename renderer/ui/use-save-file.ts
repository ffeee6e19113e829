import { useCallback } from 'react';
import type { ApiClient } from '../../shared/api-contract.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import { useApi } from '../api/api-context.tsx';
import { useOptionalCompany } from '../api/company-context.tsx';
import { notifyError } from './notify.tsx';

/** Of long work: how far it has come, and what stops it. */
export interface SaveFileOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** Asks where to put a file, has it written there, and gives it to the user; true when it was, else it says why not. */
export function useSaveFile() {
  const { client, host } = useApi();
  const company = useOptionalCompany()?.companyId ?? '';
  return useCallback(
    async (
      name: string,
      write: (client: ApiClient, out: OutputFile, options: SaveFileOptions & { company: string }) => Promise<unknown>,
      following: SaveFileOptions = {},
    ): Promise<boolean> => {
      try {
        const out = await host.chooseOutput(name);
        if (out === null) return false;
        await write(client, out, { ...following, company });
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

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isEncryptedName } from '../../shared/backups/passphrase.fr.ts';
import { ReplyError } from '../../shared/contract/client.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { useApi } from '../api/api-context.tsx';
import { notifyError } from '../ui/notify.tsx';

/** What the file is called tells it from an export; whether it truly is a company's is checked when it is opened. */
export function isCompanyFile(file: File): boolean {
  return file.name.toLowerCase().endsWith('.quittance');
}

/** A company's file that a passphrase closes. */
export function isEncryptedCopy(file: File): boolean {
  return isEncryptedName(file.name);
}

export interface TakeCompanyFile {
  take: (file: File) => void;
  isPending: boolean;
}

/** Opens a company's file that was chosen or dropped: where it is, or, in a browser, as a copy in the application's folder. */
export function useTakeCompanyFile({
  onOpened,
  onBackup,
}: {
  onOpened: (companyId: string) => void;
  /** The file is a backup, or of a company that is here already: it is compared with what is here, not opened in place. */
  onBackup: (file: InputFile) => void;
}): TakeCompanyFile {
  const { client, host } = useApi();
  const queryClient = useQueryClient();
  const taking = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await host.registerFile(chosen);
      const { isBackup } = await client.backups.recognise({ file });
      if (isBackup) return { file };
      if (host.opensCompanyFiles) return client.companies.open({ file });
      return client.companies.adopt({ file }).catch((error: unknown) => {
        if (error instanceof ReplyError && error.code === 'COMPANY_ALREADY_HERE') return { file };
        throw error;
      });
    },
    onSuccess: async (taken) => {
      if ('file' in taken) return onBackup(taken.file);
      onOpened(taken.companyId);
      await queryClient.invalidateQueries();
    },
    onError: notifyError,
  });
  return { take: taking.mutate, isPending: taking.isPending };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.tsx';
import { notifyError } from '../ui/notify.tsx';

/** What the file is called tells it from an export; whether it truly is a company's is checked when it is opened. */
export function isCompanyFile(file: File): boolean {
  return file.name.toLowerCase().endsWith('.quittance');
}

export interface TakeCompanyFile {
  take: (file: File) => void;
  isPending: boolean;
}

/** Opens a company's file that was chosen or dropped: where it is, or, in a browser, as a copy in the application's folder. */
export function useTakeCompanyFile(onOpened: (companyId: string) => void): TakeCompanyFile {
  const { client, host } = useApi();
  const queryClient = useQueryClient();
  const taking = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await host.registerFile(chosen);
      return host.opensCompanyFiles ? client.companies.open({ file }) : client.companies.adopt({ file });
    },
    onSuccess: async ({ companyId }) => {
      onOpened(companyId);
      await queryClient.invalidateQueries();
    },
    onError: notifyError,
  });
  return { take: taking.mutate, isPending: taking.isPending };
}

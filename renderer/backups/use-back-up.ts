import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { invoicesInWords } from './backup-moments.fr.ts';

export interface BackUp {
  /** Makes a backup where backups go, or in one of the places there are now. */
  start: (place?: string) => void;
  isPending: boolean;
  progress: Progress | null;
}

/** A backup by hand: it changes nothing in the company, so only what is known of its backups is asked for again. */
export function useBackUp(): BackUp {
  const { client } = useApi();
  const { companyId } = useCompany();
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const mutation = useMutation({
    mutationFn: (place: string | undefined) =>
      client.backups.saveNow(place === undefined ? {} : { place }, { company: companyId, onProgress: setProgress }),
    onSuccess: ({ placeName, invoiceCount, openCents }) =>
      notifyDone(`Sauvegarde faite et vérifiée (${placeName}) : ${invoicesInWords(invoiceCount)}, ${formatEuros(openCents)} dus.`),
    onError: notifyError,
    onSettled: () => {
      setProgress(null);
      return refreshBackups(queryClient);
    },
  });
  return { start: mutation.mutate, isPending: mutation.isPending, progress };
}

/** Asks again for all that is shown of backups. */
export function refreshBackups(queryClient: ReturnType<typeof useQueryClient>): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('backups.') });
}

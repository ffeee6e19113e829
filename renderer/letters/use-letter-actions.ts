import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { LetterChannel, LetterKind, LetterTone } from '../../shared/letters/letter-kinds.ts';
import { letterFileName } from '../../shared/letters/letter-names.fr.ts';
import type { LetterSummary, PreflightCheck, StoredLetterState } from '../../shared/letters/letters.contract.ts';
import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';

/** A letter to be prepared for a customer. */
export interface LetterRequest {
  customerId: number;
  customerName: string;
  kind: LetterKind;
  asOf: LocalDate;
  /** By post when left out. */
  channel?: LetterChannel;
  scheduleId?: number;
  /** The call that a recap is about. */
  contactId?: number;
  tone?: LetterTone;
}

export interface PreparedLetter extends LetterRequest {
  letterId: number;
  preflight: PreflightCheck[];
  printed: StoredLetterState | null;
}

/** What was printed, and where it is; `folder` is null where the browser decides. */
export interface PrintedFile {
  pages: number;
  name: string;
  folder: string | null;
}

export type PrintableLetter = Pick<LetterSummary, 'letterId' | 'kind' | 'customerName'>;

/**
 * What is done with letters, one or many: prepared as drafts, printed into one PDF that is handed to the user, marked as sent.
 * Whatever was on screen is asked for again once the whole batch is done, not after each letter.
 */
export function useLetterActions() {
  const { client, host } = useApi();
  const { companyId: company, today } = useCompany();
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  const refresh = () => queryClient.invalidateQueries();
  const settle = () => {
    running.current = null;
    setProgress(null);
  };
  const begin = () => {
    running.current = new AbortController();
    return running.current.signal;
  };

  const prepare = useMutation({
    mutationFn: async (requests: readonly LetterRequest[]): Promise<PreparedLetter[]> => {
      const signal = begin();
      const letters: PreparedLetter[] = [];
      for (const request of requests) {
        setProgress({ done: letters.length, total: requests.length, step: `Préparation : ${request.customerName}` });
        const { customerName: _, ...input } = request;
        letters.push({ ...request, ...(await client.letters.draft(input, { company, signal })) });
      }
      return letters;
    },
    onSettled: async () => {
      settle();
      await refresh();
    },
  });

  const print = useMutation({
    /** null when the user chose no place for the file. */
    mutationFn: async ({
      letters,
      pack = false,
      duplex = false,
    }: {
      letters: readonly PrintableLetter[];
      pack?: boolean;
      duplex?: boolean;
    }): Promise<PrintedFile | null> => {
      const out = await host.chooseOutput(letterFileName(letters, today, pack));
      if (out === null) return null;
      const letterIds = letters.map(({ letterId }) => letterId);
      const { pages, path } = await client.letters.print(
        { letterIds, out, pack, duplex },
        { company, signal: begin(), onProgress: setProgress },
      );
      await host.deliver(out);
      const [, folder = '', name = path] = /^(.*)[\\/]([^\\/]+)$/.exec(path) ?? [];
      // A browser puts it where it puts its downloads; the path is that of the copy it was given.
      return { pages, name, folder: host.opensCompanyFiles ? folder : null };
    },
    onSettled: async () => {
      settle();
      await refresh();
    },
  });

  const markSent = useMutation({
    mutationFn: ({ letterIds, sentOn }: { letterIds: readonly number[]; sentOn: LocalDate }) =>
      client.letters.markAllSent({ letterIds: [...letterIds], sentOn }, { company }),
    onSettled: refresh,
  });

  return { prepare, print, markSent, progress, cancel: () => running.current?.abort() };
}

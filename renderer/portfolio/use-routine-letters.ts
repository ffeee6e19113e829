import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { DueLetter, LeftOutCompany } from '../../shared/portfolio/routine.contract.ts';
import { useApi } from '../api/api-context.tsx';
import { errorMessage } from '../api/error-message.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { notifyError } from '../ui/notify.tsx';

/** A letter of the day with its company. */
export interface LetterOfCompany extends DueLetter {
  companyId: string;
  companyName: string;
}

export interface PrintedPack {
  name: string;
  companies: VerbOutput<'routine.printPack'>['companies'];
  /** Companies and letters that are not in it, each with its reason. */
  leftOut: LeftOutCompany[];
}

/** From a choice of letters of several companies to one pack: prepared in each, printed together, then marked as sent. */
export function useRoutineLetters() {
  const { client, host } = useApi();
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [pack, setPack] = useState<PrintedPack | null>(null);
  const running = useRef<AbortController | null>(null);

  const during = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    try {
      await work(controller.signal);
    } catch (error) {
      notifyError(error);
    } finally {
      running.current = null;
      setBusy(false);
      setProgress(null);
      await queryClient.invalidateQueries();
    }
  };

  const print = (letters: readonly LetterOfCompany[], { day, duplex }: { day: LocalDate; duplex: boolean }) =>
    during(async (signal) => {
      const bySender = letters.toSorted((a, b) => a.companyName.localeCompare(b.companyName, 'fr'));
      const out = await host.chooseOutput(`Pochette ${letters.length} courriers ${day}.pdf`);
      if (out === null) return;
      const leftOut: LeftOutCompany[] = [];
      const ofCompany = new Map<string, number[]>();
      const wasOpen = new Set<string>();
      for (const [done, letter] of bySender.entries()) {
        const { companyId, companyName, customerId, customerName, kind, asOf, tone } = letter;
        setProgress({ done, total: letters.length, step: `Préparation : ${companyName}, ${customerName}` });
        const leave = (problem: string) => leftOut.push({ companyId, name: `${companyName}, ${customerName}`, problem });
        try {
          let { letterId } = letter;
          if (letterId === null || letter.state === 'draft') {
            wasOpen.add(companyId);
            const input = { customerId, kind, asOf, ...(tone === null ? {} : { tone }) };
            if (letterId === null) {
              const drafted = await client.letters.draft(input, { company: companyId, signal });
              const stop = drafted.preflight.find(({ severity }) => severity === 'blocking');
              if (stop) {
                leave(stop.message);
                continue;
              }
              letterId = drafted.letterId;
            }
          }
          ofCompany.set(companyId, [...(ofCompany.get(companyId) ?? []), letterId]);
        } catch (error) {
          if (signal.aborted) throw error;
          leave(errorMessage(error));
        }
      }
      try {
        const seenChanges = seenIn(letters);
        const asked = [...ofCompany].map(([companyId, letterIds]) => ({ companyId, letterIds, seenChanges: seenChanges(companyId) }));
        const [first] = leftOut;
        if (asked.length === 0 && first) throw new Error(first.problem);
        const made = await client.routine.printPack({ companies: asked, out, duplex }, { signal, onProgress: setProgress });
        await host.deliver(out);
        const [, name = made.path] = /[\\/]([^\\/]+)$/.exec(made.path) ?? [];
        setPack({ name, companies: made.companies, leftOut: [...leftOut, ...made.leftOut] });
      } finally {
        for (const companyId of wasOpen) await client.companies.close({ companyId }).catch(() => {});
      }
    });

  /** `seen`: those of which the screen said that they are no longer right. */
  const markSent = (sentOn: LocalDate, seen: readonly LetterOfCompany[]) =>
    during(async (signal) => {
      if (pack === null) return;
      const seenChanges = seenIn(seen);
      const asked = pack.companies.map(({ companyId, letterIds }) => ({ companyId, letterIds, seenChanges: seenChanges(companyId) }));
      const { companies, leftOut } = await client.routine.markPackSent({ companies: asked, sentOn }, { signal, onProgress: setProgress });
      const marked = new Set(companies.map(({ companyId }) => companyId));
      const left = pack.companies.filter(({ companyId }) => !marked.has(companyId));
      setPack(left.length === 0 ? null : { ...pack, companies: left, leftOut });
      setSentCount(companies.reduce((sum, { count }) => sum + count, 0));
    });
  const [sentCount, setSentCount] = useState(0);

  return {
    pack,
    sentCount,
    isBusy,
    progress,
    print,
    markSent,
    /** What is printed already and was chosen to be marked, without printing it again. */
    takeUp: (letters: readonly LetterOfCompany[]) => setPack(printedBefore(letters)),
    leave: () => setPack(null),
    cancel: () => running.current?.abort(),
  };
}

/** Of each company, the letters that the screen said to be no longer right. */
function seenIn(letters: readonly LetterOfCompany[]): (companyId: string) => number[] {
  return (wanted) =>
    letters.flatMap(({ companyId, letterId, change }) => (companyId === wanted && change !== null && letterId !== null ? [letterId] : []));
}

function printedBefore(letters: readonly LetterOfCompany[]): PrintedPack {
  const companies = new Map<string, PrintedPack['companies'][number]>();
  for (const { companyId, companyName: name, letterId } of letters) {
    if (letterId === null) continue;
    const known = companies.get(companyId) ?? { companyId, name, letterIds: [], envelopes: 0 };
    companies.set(companyId, { ...known, letterIds: [...known.letterIds, letterId], envelopes: known.envelopes + 1 });
  }
  return { name: '', companies: [...companies.values()], leftOut: [] };
}

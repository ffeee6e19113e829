import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import { inImportOrder } from '../../shared/imports/import-order.ts';
import type { ImportCounts } from '../../shared/imports/imports.contract.ts';
import { useApi } from '../api/api-context.tsx';
import { wasCancelled } from '../api/error-message.ts';
import { routineFiles, useRoutineFilesList } from './routine-files.ts';

/** All that a file says is known already: importing it again would only fill the history. */
const bringsNothing = ({ new: added, changed, settled, unchanged, rejected }: ImportCounts) =>
  unchanged > 0 && added + changed + settled + rejected === 0;

// Files dropped while others are imported wait for them.
let tail: Promise<void> = Promise.resolve();

/** Files for several companies: told apart, read by the company they are for, then imported one after the other, each with an undo of its own. */
export function useRoutineFiles() {
  const { client, host } = useApi();
  const queryClient = useQueryClient();
  const files = useRoutineFilesList();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  const waiting = useRef(0);

  /** One piece of work at a time; companies whose files it opened are left to other programs again. */
  const during = useCallback(
    async (work: (signal: AbortSignal, touched: Set<string>) => Promise<void>) => {
      const before = tail;
      let ended = () => {};
      tail = new Promise((resolve) => {
        ended = resolve;
      });
      waiting.current += 1;
      setBusy(true);
      await before;
      const controller = new AbortController();
      const touched = new Set<string>();
      running.current = controller;
      try {
        await work(controller.signal, touched);
      } finally {
        for (const companyId of touched) await client.companies.close({ companyId }).catch(() => {});
        running.current = null;
        waiting.current -= 1;
        setBusy(waiting.current > 0);
        setProgress(null);
        ended();
      }
    },
    [client],
  );

  const read = useCallback(
    async (ids: readonly number[], signal: AbortSignal, touched: Set<string>) => {
      for (const [done, id] of ids.entries()) {
        const file = routineFiles.get().find((each) => each.id === id);
        if (!file?.handle || file.companyId === null || signal.aborted) continue;
        setProgress({ done, total: ids.length, step: `Lecture de ${file.name}` });
        routineFiles.change(id, { step: 'reading', error: null });
        touched.add(file.companyId);
        try {
          const preview = await client.imports.preview({ file: file.handle, rowLimit: 0 }, { company: file.companyId, signal });
          const { kind, rowCount, counts, questions } = preview;
          routineFiles.change(id, {
            kind,
            rowCount,
            counts,
            questions,
            step: questions.length > 0 ? 'asking' : bringsNothing(counts) ? 'known' : 'ready',
          });
        } catch (error) {
          routineFiles.change(id, wasCancelled(error) ? { step: 'waiting' } : { step: 'refused', error, counts: null });
        }
      }
    },
    [client],
  );

  const add = useCallback(
    (chosen: readonly File[]) =>
      during(async (signal, touched) => {
        const added = routineFiles.add(chosen);
        for (const [done, { id, file }] of added.entries()) {
          setProgress({ done, total: added.length, step: `Lecture de ${file.name}` });
          routineFiles.change(id, { step: 'reading' });
          try {
            routineFiles.change(id, { handle: await host.registerFile(file) });
          } catch (error) {
            routineFiles.change(id, { step: 'refused', error });
          }
        }
        const ids = new Set(added.map(({ id }) => id));
        const given = routineFiles.get().filter(({ id, handle }) => ids.has(id) && handle !== null);
        if (given.length === 0) return;
        try {
          const answers = await client.routine.proposeCompanies(
            { files: given.flatMap(({ handle }) => handle ?? []) },
            { signal, onProgress: setProgress },
          );
          for (const { file: handle, proposals, proposed } of answers) {
            const file = given.find((each) => each.handle === handle);
            if (file) routineFiles.change(file.id, { proposals, companyId: proposed, step: proposed === null ? 'unsure' : 'waiting' });
          }
          await read(
            given.map(({ id }) => id),
            signal,
            touched,
          );
        } catch (error) {
          for (const { id } of given) routineFiles.change(id, wasCancelled(error) ? { step: 'unsure' } : { step: 'unsure', error });
        }
      }),
    [client, host, during, read],
  );

  const choose = useCallback(
    (id: number, companyId: string) =>
      during((signal, touched) => {
        routineFiles.change(id, { companyId, isChosenByHand: true, step: 'waiting', counts: null, kind: null });
        return read([id], signal, touched);
      }),
    [during, read],
  );

  /** Those that were looked at elsewhere meanwhile, as they would be read now. */
  const readWaiting = useCallback(() => {
    const waiting = routineFiles.get().filter(({ step, handle, companyId }) => step === 'waiting' && handle !== null && companyId !== null);
    if (waiting.length === 0) return;
    const ids = waiting.map(({ id }) => id);
    void during((signal, touched) => read(ids, signal, touched));
  }, [during, read]);

  const importAll = useCallback(
    () =>
      during(async (signal, touched) => {
        const ready = inImportOrder(routineFiles.get().filter(({ step }) => step === 'ready'));
        for (const [done, { id, name, handle, companyId }] of ready.entries()) {
          if (signal.aborted || handle === null || companyId === null) break;
          touched.add(companyId);
          routineFiles.change(id, { step: 'importing' });
          const onProgress = ({ step }: Progress) => setProgress({ done, total: ready.length, step: `${name} : ${step}` });
          setProgress({ done, total: ready.length, step: name });
          try {
            const { counts } = await client.imports.commit({ file: handle }, { company: companyId, signal, onProgress });
            routineFiles.change(id, { step: 'done', counts });
          } catch (error) {
            routineFiles.change(id, wasCancelled(error) ? { step: 'ready' } : { step: 'refused', error });
          }
        }
        // What came in may answer what another file of the same company left open.
        const others = routineFiles.get().filter(({ step, companyId }) => (step === 'asking' || step === 'refused') && companyId !== null);
        await read(
          others.flatMap(({ id, companyId }) => (companyId !== null && touched.has(companyId) ? [id] : [])),
          signal,
          touched,
        );
        await queryClient.invalidateQueries();
      }),
    [client, queryClient, during, read],
  );

  return {
    files,
    progress,
    isBusy,
    add,
    choose,
    readWaiting,
    importAll,
    cancel: () => running.current?.abort(),
    remove: (id: number) => routineFiles.remove(new Set([id])),
    clearDone: () => routineFiles.remove(new Set(files.filter(({ step }) => step === 'done').map(({ id }) => id))),
  };
}

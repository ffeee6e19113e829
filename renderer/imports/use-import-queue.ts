import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import { inImportOrder } from '../../shared/imports/import-order.ts';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { wasCancelled } from '../api/error-message.ts';
import type { VerbOutput } from '../api/verbs.ts';

export interface QueuedFile {
  readonly id: number;
  readonly name: string;
  /** `asking`: the file leaves something open that a person must answer first. */
  readonly step: 'waiting' | 'reading' | 'ready' | 'asking' | 'refused' | 'importing' | 'done';
  readonly handle: InputFile | null;
  readonly kind: ImportKind | null;
  readonly rowCount: number | null;
  readonly outcome: VerbOutput<'imports.commit'> | null;
  readonly error: unknown;
}

type Changes = Partial<Omit<QueuedFile, 'id' | 'name'>>;

/** Several files dropped together: each read and recognised, then imported one after the other, customers before invoices before payments. */
export function useImportQueue() {
  const { client, host } = useApi();
  const { companyId: company } = useCompany();
  const queryClient = useQueryClient();
  const [files, setFiles] = useState<readonly QueuedFile[]>([]);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  const lastId = useRef(0);

  const change = useCallback((id: number, changes: Changes) => {
    setFiles((current) => current.map((file) => (file.id === id ? { ...file, ...changes } : file)));
  }, []);

  const begin = () => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    return controller.signal;
  };
  const settle = () => {
    running.current = null;
    setBusy(false);
    setProgress(null);
  };

  const start = async (chosen: readonly File[]) => {
    running.current?.abort();
    const queued = chosen.map((file): [QueuedFile, File] => {
      lastId.current += 1;
      return [
        { id: lastId.current, name: file.name, step: 'waiting', handle: null, kind: null, rowCount: null, outcome: null, error: null },
        file,
      ];
    });
    setFiles(queued.map(([entry]) => entry));
    const signal = begin();
    for (const [{ id }, file] of queued) {
      if (signal.aborted) break;
      change(id, { step: 'reading' });
      try {
        const handle = await host.registerFile(file);
        const preview = await client.imports.preview({ file: handle, rowLimit: 0 }, { company, signal, onProgress: setProgress });
        change(id, { handle, ...seen(preview) });
      } catch (error) {
        change(id, wasCancelled(error) ? { step: 'waiting' } : { step: 'refused', error });
      }
    }
    setFiles((current) => inImportOrder(current));
    settle();
  };

  const importAll = async () => {
    const signal = begin();
    for (const { id, handle } of inImportOrder(files).filter(({ step }) => step === 'ready')) {
      if (signal.aborted || handle === null) break;
      change(id, { step: 'importing' });
      try {
        const outcome = await client.imports.commit({ file: handle }, { company, signal, onProgress: setProgress });
        change(id, { step: 'done', outcome });
      } catch (error) {
        change(id, wasCancelled(error) ? { step: 'ready' } : { step: 'refused', error });
      }
    }
    settle();
    await queryClient.invalidateQueries();
  };

  return {
    files,
    progress,
    isBusy,
    start,
    importAll,
    change,
    cancel: () => running.current?.abort(),
    clear: () => {
      running.current?.abort();
      setFiles([]);
    },
  };
}

function seen({ kind, rowCount, questions }: ImportPreview): Changes {
  return { kind, rowCount, step: questions.length > 0 ? 'asking' : 'ready' };
}

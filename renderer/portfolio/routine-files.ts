import { useSyncExternalStore } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { ImportCounts, ImportQuestion } from '../../shared/imports/imports.contract.ts';
import type { CompanyProposal } from '../../shared/portfolio/routine.contract.ts';

/** A file of the month and what became of it. */
export interface RoutineFile {
  readonly id: number;
  readonly name: string;
  /** In hand, to be looked at in the company's own import screen. */
  readonly file: File;
  readonly handle: InputFile | null;
  readonly proposals: readonly CompanyProposal[];
  /** The company that it is to be imported in; null until somebody says. */
  readonly companyId: string | null;
  readonly isChosenByHand: boolean;
  /** `unsure`: nobody knows whose it is; `known`: all it says is there already; `asking`: it leaves something open that a person must answer first. */
  readonly step: 'waiting' | 'reading' | 'unsure' | 'ready' | 'asking' | 'refused' | 'importing' | 'known' | 'done';
  readonly kind: ImportKind | null;
  readonly rowCount: number;
  readonly counts: ImportCounts | null;
  readonly questions: readonly ImportQuestion[];
  readonly error: unknown;
}

// The list outlives the screen: whoever looks at one file in its company's own import screen comes back to the others.
let files: readonly RoutineFile[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly RoutineFile[]): void {
  files = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const routineFiles = {
  get: () => files,
  add(chosen: readonly File[]): RoutineFile[] {
    const added = chosen.map((file): RoutineFile => {
      lastId += 1;
      return {
        ...{ id: lastId, name: file.name, file, handle: null, proposals: [], companyId: null, isChosenByHand: false, step: 'waiting' },
        ...{ kind: null, rowCount: 0, counts: null, questions: [], error: null },
      };
    });
    set([...files, ...added]);
    return added;
  },
  change(id: number, changes: Partial<Omit<RoutineFile, 'id'>>): void {
    set(files.map((file) => (file.id === id ? { ...file, ...changes } : file)));
  },
  remove(ids: ReadonlySet<number>): void {
    set(files.filter(({ id }) => !ids.has(id)));
  },
};

export function useRoutineFilesList(): readonly RoutineFile[] {
  return useSyncExternalStore(subscribe, routineFiles.get);
}

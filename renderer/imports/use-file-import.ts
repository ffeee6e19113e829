import { useCallback, useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { useHost } from '../api/api-context.tsx';
import type { VerbInput } from '../api/verbs.ts';

/** What the user corrects or answers about a file; goes with it to the preview and to the import. */
export type ImportSettings = Omit<VerbInput<'imports.preview'>, 'file' | 'rowLimit' | 'headRows'>;

/** From this size on, reading a file is worth waiting for with its first rows. */
const LARGE_BYTES = 500_000;

export type FileToImport =
  | { step: 'none' }
  | { step: 'sending'; name: string }
  | { step: 'refused'; name: string; error: unknown }
  | { step: 'ready'; name: string; handle: InputFile; isLarge: boolean };

/** The file being imported: handed over to the host, then named by its handle, with the settings chosen for it. */
export function useFileImport() {
  const host = useHost();
  const [file, setFile] = useState<FileToImport>({ step: 'none' });
  const [settings, setSettings] = useState<ImportSettings>({});

  const take = useCallback(
    async (chosen: File) => {
      setSettings({});
      setFile({ step: 'sending', name: chosen.name });
      try {
        setFile({ step: 'ready', name: chosen.name, handle: await host.registerFile(chosen), isLarge: chosen.size >= LARGE_BYTES });
      } catch (error) {
        setFile({ step: 'refused', name: chosen.name, error });
      }
    },
    [host],
  );
  /** Looks at a file that the host already has, and has read. */
  const open = useCallback((name: string, handle: InputFile) => {
    setSettings({});
    setFile({ step: 'ready', name, handle, isLarge: false });
  }, []);
  const leave = useCallback(() => setFile({ step: 'none' }), []);
  const change = useCallback((changes: Partial<ImportSettings>) => setSettings((current) => ({ ...current, ...changes })), []);
  return { file, settings, take, open, leave, change };
}

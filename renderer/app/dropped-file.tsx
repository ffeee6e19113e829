import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

interface DroppedFile {
  /** A file dropped on the window and not yet looked at by the import screen. */
  file: File | null;
  drop: (file: File) => void;
  taken: () => void;
}

const DroppedFileContext = createContext<DroppedFile>({ file: null, drop: () => {}, taken: () => {} });

/** Keeps a dropped file until the import screen takes it, even while the user first opens a company. */
export function DroppedFileProvider({ children }: { children: ReactNode }) {
  const [file, setFile] = useState<File | null>(null);
  const value = useMemo(() => ({ file, drop: setFile, taken: () => setFile(null) }), [file]);
  return <DroppedFileContext value={value}>{children}</DroppedFileContext>;
}

export function useDroppedFile(): DroppedFile {
  return useContext(DroppedFileContext);
}

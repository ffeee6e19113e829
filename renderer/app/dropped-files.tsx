import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

interface DroppedFiles {
  /** Files dropped on the window and not yet looked at by the import screen. */
  files: readonly File[];
  drop: (files: readonly File[]) => void;
  taken: () => void;
}

const NONE: readonly File[] = [];
const DroppedFilesContext = createContext<DroppedFiles>({ files: NONE, drop: () => {}, taken: () => {} });

/** Keeps dropped files until the import screen takes them, even while the user first opens a company. */
export function DroppedFilesProvider({ children }: { children: ReactNode }) {
  const [files, setFiles] = useState(NONE);
  const taken = useCallback(() => setFiles(NONE), []);
  const value = useMemo(() => ({ files, drop: setFiles, taken }), [files, taken]);
  return <DroppedFilesContext value={value}>{children}</DroppedFilesContext>;
}

export function useDroppedFiles(): DroppedFiles {
  return useContext(DroppedFilesContext);
}

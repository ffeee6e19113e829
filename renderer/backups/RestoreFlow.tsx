import { useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { FindBackupsDialog } from './FindBackupsDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';

/** From nothing but a key in the hand to an open company: which backup, what it holds, and what becomes of it. */
export function RestoreFlow({
  file,
  onClose,
  onOpened,
}: {
  /** A backup that was chosen or dropped; without it, those that can be found are shown. */
  file: InputFile | null;
  onClose: () => void;
  onOpened: (companyId: string) => void;
}) {
  const [chosen, setChosen] = useState(file);
  if (chosen === null) return <FindBackupsDialog onChosen={setChosen} onClose={onClose} />;
  return <RestoreDialog key={chosen} file={chosen} onClose={file === null ? () => setChosen(null) : onClose} onOpened={onOpened} />;
}

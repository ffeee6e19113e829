import { ImportScreen } from '../imports/ImportScreen.tsx';
import { useDroppedFiles } from './dropped-files.tsx';

/** The import screen, with the files that were dropped on the window if there are any. */
export function ImportPage() {
  const { files, taken } = useDroppedFiles();
  return <ImportScreen droppedFiles={files} onTaken={taken} />;
}

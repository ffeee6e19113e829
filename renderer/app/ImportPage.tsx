import { ImportScreen } from '../imports/ImportScreen.tsx';
import { useDroppedFile } from './dropped-file.tsx';

/** The import screen, with the file that was dropped on the window if there is one. */
export function ImportPage() {
  const { file, taken } = useDroppedFile();
  return <ImportScreen droppedFile={file} onTaken={taken} />;
}

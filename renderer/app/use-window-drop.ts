import { useEffect, useState } from 'react';
import { notifyError } from '../ui/notify.tsx';
import { type FilesInDrop, filesInDrop } from './files-in-drop.ts';

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** What can be told of files while they are held over the window: not their names. */
export interface HoveringFiles {
  /** One, of a type that the system does not know: an export, a folder, or a company's own file. */
  readonly mayBeCompany: boolean;
}

/** Takes files and folders dropped anywhere in the window; tells while they hover over it. Without this the browser would open them. */
export function useWindowDrop(onDrop: (dropped: FilesInDrop) => void): HoveringFiles | null {
  const [hovering, setHovering] = useState<HoveringFiles | null>(null);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
      const mayBeCompany = items.length === 1 && items[0]?.type === '';
      setHovering((before) => (before?.mayBeCompany === mayBeCompany ? before : { mayBeCompany }));
    };
    // `relatedTarget` is null only when the pointer leaves the window, not when it passes from one part of it to another.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(null);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setHovering(null);
      if (!event.dataTransfer) return;
      filesInDrop(event.dataTransfer)
        .then((dropped) => onDrop(dropped))
        .catch(notifyError);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onDrop]);
  return hovering;
}

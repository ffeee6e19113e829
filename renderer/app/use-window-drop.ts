import { useEffect, useState } from 'react';
import { notifyError } from '../ui/notify.tsx';
import { filesInDrop } from './files-in-drop.ts';

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files and folders dropped anywhere in the window; tells while they hover over it. Without this the browser would open them. */
export function useWindowDrop(onDrop: (files: readonly File[]) => void): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    // `relatedTarget` is null only when the pointer leaves the window, not when it passes from one part of it to another.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setHovering(false);
      if (!event.dataTransfer) return;
      filesInDrop(event.dataTransfer)
        .then((files) => files.length > 0 && onDrop(files))
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

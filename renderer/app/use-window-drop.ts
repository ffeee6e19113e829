import { useEffect, useState } from 'react';
import { notifyDone } from '../ui/notify.tsx';

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes a file dropped anywhere in the window; tells while one hovers over it. Without this the browser would open the file. */
export function useWindowDrop(onDrop: (file: File) => void): boolean {
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
      const files = event.dataTransfer?.files;
      const [file] = files ?? [];
      if (!file) return;
      onDrop(file);
      if (files && files.length > 1) notifyDone(`Un fichier à la fois : « ${file.name} » est ouvert, les autres sont laissés de côté.`);
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

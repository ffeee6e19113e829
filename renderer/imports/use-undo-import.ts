import { useApiCommand } from '../api/use-api-command.ts';
import { confirm } from '../ui/confirm.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** Undoes an import after asking; refused with its reason when something since then builds on it. */
export function useUndoImport(onUndone: () => void = () => {}) {
  const undo = useApiCommand('imports.undo', {
    onSuccess: () => {
      notifyDone('Import annulé : la société est revenue à ce qu’elle était avant lui.');
      onUndone();
    },
    onError: notifyError,
  });
  const ask = (importId: number, fileName: string) =>
    confirm({
      title: `Annuler l’import de ${fileName} ?`,
      consequence:
        'Ce qu’il avait ajouté est retiré, et ce qu’il avait modifié ou soldé redevient comme avant. Le fichier, lui, n’est pas touché : vous pourrez l’importer de nouveau.',
      verb: 'Annuler l’import',
      onConfirm: () => undo.mutate({ importId }),
    });
  return { ask, isPending: undo.isPending };
}

import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { confirm, explain } from '../ui/confirm.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** Undoes an import after asking; when something since then builds on it, says what, and promises nothing. */
export function useUndoImport(onUndone: () => void = () => {}) {
  const { client } = useApi();
  const { companyId: company } = useCompany();
  const undo = useApiCommand('imports.undo', {
    onSuccess: () => {
      notifyDone('Import annulé : la société est revenue à ce qu’elle était avant lui.');
      onUndone();
    },
    onError: notifyError,
  });
  const ask = async (importId: number, fileName: string) => {
    try {
      const { reason } = await client.imports.undoObstacle({ importId }, { company });
      if (reason !== null) {
        explain({
          title: `L’import de ${fileName} ne peut pas être annulé pour l’instant`,
          text: `${reason.charAt(0).toLocaleUpperCase('fr')}${reason.slice(1)}. Annulez d’abord ce qui a été fait depuis ; cet import pourra ensuite être annulé.`,
        });
        return;
      }
    } catch (error) {
      notifyError(error);
      return;
    }
    confirm({
      title: `Annuler l’import de ${fileName} ?`,
      consequence:
        'Ce qu’il avait ajouté est retiré, et ce qu’il avait modifié ou soldé redevient comme avant. Le fichier, lui, n’est pas touché : vous pourrez l’importer de nouveau.',
      verb: 'Annuler l’import',
      onConfirm: () => undo.mutate({ importId }),
    });
  };
  return { ask: (importId: number, fileName: string) => void ask(importId, fileName), isPending: undo.isPending };
}

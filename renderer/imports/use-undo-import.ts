import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { confirm, explain } from '../ui/confirm.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { obstacleText } from './undo-words.fr.ts';

interface AskedImport {
  readonly importId: number;
  readonly fileName: string;
}

/**
 * Undoes an import after asking; when something since then builds on it, says what, and promises nothing. Later imports that stand on it
 * are named in their order: the way leads to the undoing of the first, and from there back to this one.
 */
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
  const ask = async ({ importId, fileName }: AskedImport, wanted: AskedImport | null): Promise<void> => {
    let losses: readonly string[] = [];
    try {
      const { reason, importsFirst, ...said } = await client.imports.undoObstacle({ importId }, { company });
      losses = said.losses;
      const [first] = importsFirst;
      if (reason !== null) {
        explain({
          title: `L’import de ${fileName} ne peut pas être annulé pour l’instant`,
          text: obstacleText(reason, importsFirst),
          ...(first && {
            action: { verb: `Annuler d’abord ${first.fileName}…`, onClick: () => void ask(first, wanted ?? { importId, fileName }) },
          }),
        });
        return;
      }
    } catch (error) {
      notifyError(error);
      return;
    }
    confirm({
      title: `Annuler l’import de ${fileName} ?`,
      consequence: [
        'Ce qu’il avait ajouté est retiré, et ce qu’il avait modifié ou soldé redevient comme avant.',
        ...losses,
        'Le fichier, lui, n’est pas touché : vous pourrez l’importer de nouveau.',
      ].join(' '),
      verb: 'Annuler l’import',
      onConfirm: () => undo.mutate({ importId }, { onSuccess: () => wanted !== null && void ask(wanted, null) }),
    });
  };
  return { ask: (importId: number, fileName: string) => void ask({ importId, fileName }, null), isPending: undo.isPending };
}

import { Checkbox } from '@mantine/core';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { confirm } from '../ui/confirm.tsx';
import { notifyError } from '../ui/notify.tsx';

/** Whether imported files are kept; giving it up forgets those kept so far, so it is asked. */
export function KeepFiles() {
  const options = useApiQuery('imports.options', {});
  const set = useApiCommand('imports.setOptions', { onError: notifyError });
  const keepFiles = options.data?.keepFiles ?? true;
  return (
    <Checkbox
      label="Garder les fichiers importés dans le dossier de la société"
      checked={keepFiles}
      onChange={() => {
        if (!keepFiles) set.mutate({ keepFiles: true });
        else
          confirm({
            title: 'Ne plus garder les fichiers importés ?',
            consequence:
              'Ceux gardés jusqu’ici sont effacés du dossier ; l’historique n’en garde que le nom et l’empreinte. Ce qui a été importé ne change pas.',
            verb: 'Effacer les fichiers gardés',
            onConfirm: () => set.mutate({ keepFiles: false }),
          });
      }}
    />
  );
}

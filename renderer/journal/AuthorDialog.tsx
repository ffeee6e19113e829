import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';

/** The name under which decisions are entered from now on; entries that are there keep theirs. */
export function AuthorDialog({ author, onClose }: { author: VerbOutput<'journal.author'>; onClose: () => void }) {
  const [own, setOwn] = useState(author.own);
  const save = useApiCommand('journal.setAuthor', { onRefreshed: onClose });
  return (
    <FormDialog
      title="Sous quel nom inscrire les décisions ?"
      verb="Enregistrer le nom"
      isDirty={own !== author.own}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate({ own })}
    >
      <TextInput
        label="Nom"
        description={author.system === '' ? 'Vide : aucun nom.' : `Vide : celui de la session de l’ordinateur, « ${author.system} ».`}
        maxLength={80}
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}

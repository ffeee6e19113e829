import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { choicesSentence } from './import-words.fr.ts';
import type { ImportSettings } from './use-file-import.ts';

export interface RememberedNoteProps {
  remembered: NonNullable<ImportPreview['remembered']>;
  used: ImportPreview['used'];
  onSettings: (changes: Partial<ImportSettings>) => void;
}

/** Says that a file of this shape is known, and what was applied of last time; it can be left aside, or given another name. */
export function RememberedNote({ remembered, used, onSettings }: RememberedNoteProps) {
  const { name, lastUsedOn, applied, mappingId } = remembered;
  const [renaming, setRenaming] = useState(false);
  const choices = choicesSentence(used);
  const start = { mapping: {}, answers: {}, constants: {} };
  return (
    <InlineAlert
      tone="info"
      icon="undo"
      actions={
        applied ? (
          <>
            <Button onClick={() => setRenaming(true)}>Renommer</Button>
            <Button onClick={() => onSettings({ ...start, memory: 'ignore' })}>Ne pas appliquer</Button>
          </>
        ) : (
          <Button onClick={() => onSettings({ ...start, memory: 'apply' })}>Appliquer</Button>
        )
      }
    >
      {applied ? 'Comme la dernière fois : ' : 'Présentation connue, laissée de côté : '}
      <strong>« {name} »</strong>, le {formatDate(lastUsedOn)}
      {applied && choices !== '' && ` (${choices})`}.
      {renaming && <RenameMappingDialog mappingId={mappingId} name={name} onClose={() => setRenaming(false)} />}
    </InlineAlert>
  );
}

/** Gives a remembered shape of file another name. */
export function RenameMappingDialog({ mappingId, name, onClose }: { mappingId: number; name: string; onClose: () => void }) {
  const [typed, setTyped] = useState(name);
  const rename = useApiCommand('imports.renameMapping', { onSuccess: onClose });
  return (
    <FormDialog
      title="Renommer la présentation"
      verb="Renommer"
      isDirty={typed !== name}
      busy={rename.isPending}
      error={rename.error}
      canSubmit={typed.trim() !== '' && typed !== name}
      onClose={onClose}
      onSubmit={() => rename.mutate({ mappingId, name: typed })}
    >
      <TextInput
        label="Nom"
        description="Celui du logiciel d’où viennent ces fichiers, par exemple."
        maxLength={80}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}

import { FileInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type ClaimEvent, NotedKind } from '../../shared/legal/claims.contract.ts';
import { interruptionArticle, interruptionName } from '../../shared/legal/prescription-words.fr.ts';
import { useHost } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid, FieldSpan } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

const HINTS: Record<NotedKind, string> = {
  acknowledgement: 'Signée du débiteur, avec la somme et son engagement de payer.',
  courtClaim: 'Le jour où l’assignation a été délivrée.',
  enforcement: 'Le jour de l’acte du commissaire de justice.',
  orderServed: 'Le jour de la signification : déposer la requête ne suffit pas.',
  simplifiedProcedure: 'Du jour de son accord au jour où la procédure a pris fin.',
  possibleAcknowledgement: 'Un juge peut y voir une reconnaissance : montré à part, sans repousser l’alerte.',
};

/** Notes, or corrects, an event that interrupts or suspends the term of some claims, with its proof. */
export function InterruptionDialog(props: { invoiceIds: readonly number[]; event: ClaimEvent | null; onClose: () => void }) {
  const { invoiceIds, event, onClose } = props;
  const { today } = useCompany();
  const host = useHost();
  const [kind, setKind] = useState<NotedKind>(NotedKind.safeParse(event?.kind).data ?? 'acknowledgement');
  const [on, setOn] = useState<LocalDate | null>(event?.on ?? null);
  const [until, setUntil] = useState<LocalDate | null>(event?.until ?? null);
  const [proof, setProof] = useState(event?.proof ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [before] = useState(() => JSON.stringify([kind, on, until, proof]));
  // While the file is handed over, a second press would note a second interruption.
  const [isHandingOver, setHandingOver] = useState(false);
  const done = () => {
    notifyDone(event === null ? 'Interruption notée' : 'Interruption corrigée');
    onClose();
  };
  const record = useApiCommand('legal.recordInterruption', { onRefreshed: done });
  const correct = useApiCommand('legal.correctInterruption', { onRefreshed: done });
  const submit = async () => {
    if (on === null) return;
    setHandingOver(true);
    try {
      const facts = { kind, on, until, proof, ...(file === null ? {} : { file: await host.registerFile(file) }) };
      if (event?.interruptionId == null) record.mutate({ invoiceIds: [...invoiceIds], ...facts });
      else correct.mutate({ interruptionId: event.interruptionId, ...facts });
    } catch (error) {
      notifyError(error);
    } finally {
      setHandingOver(false);
    }
  };
  return (
    <FormDialog
      title={event === null ? 'Noter une interruption de prescription' : 'Corriger l’interruption'}
      verb={event === null ? 'Noter l’interruption' : 'Enregistrer la correction'}
      isDirty={file !== null || JSON.stringify([kind, on, until, proof]) !== before}
      busy={isHandingOver || record.isPending || correct.isPending}
      error={record.error ?? correct.error}
      canSubmit={on !== null && proof.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void submit()}
      note={event === null && invoiceIds.length > 1 ? `Pour ${invoiceIds.length} factures` : undefined}
      size={560}
    >
      <Select
        label="Ce qui s’est passé"
        description={HINTS[kind]}
        allowDeselect={false}
        data={NotedKind.options.map((value) => ({ value, label: `${interruptionName(value)} (${interruptionArticle(value)})` }))}
        value={kind}
        onChange={(value) => setKind(value as NotedKind)}
      />
      <FieldGrid>
        <DateField label="Le" value={on} onChange={setOn} max={today} what="L’interruption" />
        {kind === 'simplifiedProcedure' && (
          <DateField label="Fin (vide si en cours)" value={until} onChange={setUntil} max={today} what="La fin" clearable />
        )}
        <FieldSpan>
          <TextInput
            label="Preuve"
            description="Ce que vous montreriez au juge : acte, lettre signée, procès-verbal."
            maxLength={500}
            value={proof}
            onChange={(change) => setProof(change.currentTarget.value)}
          />
        </FieldSpan>
        <FieldSpan>
          <FileInput
            label="Pièce jointe"
            description={event?.file ? `Gardée : ${event.file.name}` : 'Copiée parmi les pièces du client, avec son empreinte.'}
            placeholder="Choisir un fichier"
            clearable
            value={file}
            onChange={setFile}
          />
        </FieldSpan>
      </FieldGrid>
    </FormDialog>
  );
}

import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { CaseOutcome } from '../../shared/legal/case-kinds.ts';
import { outcomeName } from '../../shared/legal/case-words.fr.ts';
import type { LegalCase } from '../../shared/legal/cases.contract.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';

/** Ends a case, with what becomes of what is still open. */
export function CloseCaseDialog({ legalCase, onClose }: { legalCase: LegalCase; onClose: () => void }) {
  const { today } = useCompany();
  const { caseId, customerName, openCents, openedOn, route } = legalCase;
  const [outcome, setOutcome] = useState<CaseOutcome | null>(null);
  const [closedOn, setClosedOn] = useState<LocalDate | null>(today);
  const [note, setNote] = useState('');
  const close = useApiCommand('legal.closeCase', {
    onRefreshed: () => {
      notifyDone(`Dossier de ${customerName} clos`);
      onClose();
    },
  });
  const consequence =
    route === 'collectiveProceedings'
      ? 'Le client reste en procédure collective : ni relance ni intérêt tant que la date du jugement est sur sa fiche.'
      : openCents > 0
        ? `${formatEuros(openCents)} restent dus : ils reviennent dans les relances, là où elles en étaient.`
        : 'Plus rien n’est dû sur ses factures.';
  return (
    <FormDialog
      title={`Clore le dossier de ${customerName}`}
      verb="Clore le dossier"
      isDirty={outcome !== null || note !== ''}
      busy={close.isPending}
      error={close.error}
      canSubmit={outcome !== null && closedOn !== null}
      onClose={onClose}
      onSubmit={() => outcome !== null && closedOn !== null && close.mutate({ caseId, outcome, closedOn, note })}
    >
      <Radio.Group label="Issue" value={outcome ?? ''} onChange={(value) => setOutcome(value as CaseOutcome)}>
        <Stack gap={8} mt={8}>
          {CaseOutcome.options.map((value) => (
            <Radio key={value} value={value} label={outcomeName(value)} />
          ))}
        </Stack>
      </Radio.Group>
      <DateField label="Clos le" value={closedOn} onChange={setClosedOn} min={openedOn} max={today} what="La clôture" w={180} />
      <Textarea
        label="Détail"
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Text size="sm">{consequence}</Text>
    </FormDialog>
  );
}

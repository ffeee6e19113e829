import { Checkbox, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { CaseStepKind } from '../../shared/legal/case-kinds.ts';
import { stepNameOf } from '../../shared/legal/case-words.fr.ts';
import type { CaseStep, LegalCase } from '../../shared/legal/cases.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid, FieldSpan } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';

/** Notes a step of a case, or corrects one: what happened, when, what it cost. */
export function CaseStepDialog({
  legalCase,
  step,
  firstKind,
  onClose,
}: {
  legalCase: LegalCase;
  /** The one to correct; a new one without. */
  step: CaseStep | null;
  firstKind: CaseStepKind;
  onClose: () => void;
}) {
  const { today } = useCompany();
  const { caseId, route } = legalCase;
  const [kind, setKind] = useState<CaseStepKind>(step?.kind ?? firstKind);
  const [on, setOn] = useState<LocalDate | null>(step?.on ?? today);
  const [deadlineOn, setDeadlineOn] = useState<LocalDate | null>(step?.deadlineOn ?? null);
  const [cost, setCost] = useState<Cents | null>(step && step.costCents > 0 ? step.costCents : null);
  const [recoverable, setRecoverable] = useState(step?.recoverable ?? true);
  const [note, setNote] = useState(step?.note ?? '');
  const [before] = useState(() => JSON.stringify([kind, on, deadlineOn, cost, recoverable, note]));
  const save = useApiCommand('legal.saveStep', {
    onRefreshed: () => {
      notifyDone('Étape notée');
      onClose();
    },
  });
  return (
    <FormDialog
      title={step ? 'Corriger l’étape' : 'Noter une étape'}
      verb="Noter l’étape"
      isDirty={JSON.stringify([kind, on, deadlineOn, cost, recoverable, note]) !== before}
      busy={save.isPending}
      error={save.error}
      canSubmit={on !== null}
      onClose={onClose}
      onSubmit={() => {
        if (on === null) return;
        save.mutate({
          caseId,
          kind,
          on,
          deadlineOn,
          note,
          recoverable,
          ...(cost === null ? {} : { costCents: cost }),
          ...(step ? { stepId: step.stepId } : {}),
        });
      }}
    >
      <FieldGrid>
        <FieldSpan>
          <Select
            label="Étape"
            data={CaseStepKind.options.map((value) => ({ value, label: stepNameOf(value, route) }))}
            value={kind}
            allowDeselect={false}
            onChange={(value) => value !== null && setKind(value as CaseStepKind)}
          />
        </FieldSpan>
        <DateField
          label="Le"
          value={on}
          onChange={setOn}
          {...(kind === 'hearing' ? {} : { max: today })}
          what="L’étape"
          description="Les délais de la loi se calculent seuls."
        />
        <DateField
          label="À suivre avant le"
          description="Un délai que vous vous fixez."
          value={deadlineOn}
          onChange={setDeadlineOn}
          clearable
        />
        <AmountField label="Coût" description="Frais, émoluments, honoraires." value={cost} onChange={setCost} />
        <Checkbox
          label="À la charge du débiteur"
          description="Dépens et frais d’exécution."
          checked={recoverable}
          disabled={cost === null}
          onChange={(event) => setRecoverable(event.currentTarget.checked)}
          mt={24}
        />
        <FieldSpan>
          <Textarea
            label="Note"
            autosize
            minRows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </FieldSpan>
      </FieldGrid>
    </FormDialog>
  );
}

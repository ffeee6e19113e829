import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { CaseRoute } from '../../shared/legal/case-kinds.ts';
import { routeName } from '../../shared/legal/case-words.fr.ts';
import type { LegalCase, Proceedings } from '../../shared/legal/cases.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { FieldGrid, FieldSpan } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { NO_PROCEEDINGS, ProceedingsFields, type WhoAndWhere, WhoAndWhereFields } from './case-fields.tsx';

/** Corrects who and where of a case, its way, its note. */
export function CaseFactsDialog({ legalCase, onClose }: { legalCase: LegalCase; onClose: () => void }) {
  const { today } = useCompany();
  const { caseId, court, referenceNumber, officer, lawyer } = legalCase;
  const isCollective = legalCase.route === 'collectiveProceedings';
  const [route, setRoute] = useState<CaseRoute>(legalCase.route);
  const [where, setWhere] = useState<WhoAndWhere>({ court, referenceNumber, officer, lawyer });
  const [note, setNote] = useState(legalCase.note);
  const [proceedings, setProceedings] = useState<Proceedings>(legalCase.proceedings ?? NO_PROCEEDINGS);
  const [judgmentOn, setJudgment] = useState<LocalDate | null>(legalCase.proceedings?.judgmentOn ?? null);
  const [before] = useState(() => JSON.stringify([route, where, note, proceedings, judgmentOn]));
  const save = useApiCommand('legal.updateCase', {
    onRefreshed: () => {
      notifyDone('Dossier enregistré');
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Dossier de ${legalCase.customerName}`}
      verb="Enregistrer"
      size={620}
      isDirty={JSON.stringify([route, where, note, proceedings, judgmentOn]) !== before}
      busy={save.isPending}
      error={save.error}
      canSubmit={!isCollective || judgmentOn !== null}
      onClose={onClose}
      onSubmit={() => {
        const { agentName, agentLine1, agentLine2, agentPostalCode, agentCity, privilege, kind } = proceedings;
        save.mutate({
          caseId,
          note,
          ...where,
          ...(isCollective
            ? {
                proceedings: { kind, agentName, agentLine1, agentLine2, agentPostalCode, agentCity, privilege },
                ...(judgmentOn === null ? {} : { judgmentOn }),
              }
            : { route }),
        });
      }}
    >
      <FieldGrid>
        {isCollective ? (
          <ProceedingsFields value={proceedings} onChange={setProceedings} judgmentOn={judgmentOn} onJudgment={setJudgment} today={today} />
        ) : (
          <FieldSpan>
            <Select
              label="Voie"
              data={CaseRoute.options
                .filter((each) => each !== 'collectiveProceedings')
                .map((value) => ({ value, label: routeName(value) }))}
              value={route}
              allowDeselect={false}
              onChange={(value) => value !== null && setRoute(value as CaseRoute)}
            />
          </FieldSpan>
        )}
        <WhoAndWhereFields value={where} onChange={setWhere} isCollective={isCollective} />
        <FieldSpan>
          <Textarea
            label="Note"
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </FieldSpan>
      </FieldGrid>
    </FormDialog>
  );
}

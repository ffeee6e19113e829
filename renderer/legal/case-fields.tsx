import { Select, TextInput } from '@mantine/core';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { ProceedingsKind } from '../../shared/legal/case-kinds.ts';
import { proceedingsName } from '../../shared/legal/case-words.fr.ts';
import type { Proceedings } from '../../shared/legal/cases.contract.ts';
import { DateField } from '../ui/DateField.tsx';
import { FieldSpan } from '../ui/form/FieldGrid.tsx';

export const NO_PROCEEDINGS: Proceedings = {
  kind: 'reorganisation',
  agentName: '',
  agentLine1: '',
  agentLine2: '',
  agentPostalCode: '',
  agentCity: '',
  privilege: '',
};

export interface WhoAndWhere {
  court: string;
  referenceNumber: string;
  officer: string;
  lawyer: string;
}

/** The court, its number, the commissaire de justice and the lawyer of a case. */
export function WhoAndWhereFields({
  value,
  onChange,
  isCollective,
}: {
  value: WhoAndWhere;
  onChange: (value: WhoAndWhere) => void;
  isCollective: boolean;
}) {
  const text = (key: keyof WhoAndWhere, label: string, maxLength: number) => (
    <TextInput
      label={label}
      maxLength={maxLength}
      value={value[key]}
      onChange={(event) => onChange({ ...value, [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      {text('court', 'Juridiction', 120)}
      {text('referenceNumber', isCollective ? 'Référence du dossier' : 'Numéro de rôle', 60)}
      {!isCollective && text('officer', 'Commissaire de justice', 160)}
      {!isCollective && text('lawyer', 'Avocat', 160)}
    </>
  );
}

/** The judgment and the agent of collective proceedings. */
export function ProceedingsFields({
  value,
  onChange,
  judgmentOn,
  onJudgment,
  today,
}: {
  value: Proceedings;
  onChange: (value: Proceedings) => void;
  judgmentOn: LocalDate | null;
  onJudgment: (day: LocalDate | null) => void;
  today: LocalDate;
}) {
  const text = (key: Exclude<keyof Proceedings, 'kind'>, label: string, maxLength: number, description?: string) => (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      maxLength={maxLength}
      value={value[key]}
      onChange={(event) => onChange({ ...value, [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <Select
        label="Procédure"
        data={ProceedingsKind.options.map((kind) => ({ value: kind, label: proceedingsName(kind) }))}
        value={value.kind}
        allowDeselect={false}
        onChange={(kind) => kind !== null && onChange({ ...value, kind: kind as ProceedingsKind })}
      />
      <DateField label="Jugement d’ouverture du" value={judgmentOn} onChange={onJudgment} max={today} what="Le jugement" />
      {text('agentName', 'Mandataire ou liquidateur', 80)}
      {text('agentLine1', 'Adresse', 80)}
      {text('agentLine2', 'Complément d’adresse', 80)}
      {text('agentPostalCode', 'Code postal', 12)}
      {text('agentCity', 'Ville', 80)}
      <FieldSpan>{text('privilege', 'Privilège ou sûreté', 200, 'Vide : créance chirographaire, sans garantie.')}</FieldSpan>
    </>
  );
}

import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { categoryOfReason, DISPUTE_CATEGORY_NAMES } from '../../shared/disputes/dispute-words.fr.ts';
import { DisputeCategory } from '../../shared/disputes/disputes.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';

export interface DisputeFieldValues {
  /** Null follows what is written as the reason. */
  category: DisputeCategory | null;
  reason: string;
  owner: string;
  deadlineOn: LocalDate | null;
  nextStep: string;
  notes: string;
}

export const NO_DISPUTE_FIELDS: DisputeFieldValues = { category: null, reason: '', owner: '', deadlineOn: null, nextStep: '', notes: '' };

export function hasFollowUp({ owner, deadlineOn, nextStep, notes }: DisputeFieldValues): boolean {
  return owner !== '' || deadlineOn !== null || nextStep !== '' || notes !== '';
}

const CATEGORIES = DisputeCategory.options.map((value) => ({ value, label: DISPUTE_CATEGORY_NAMES[value] }));

interface DisputeFieldsProps {
  values: DisputeFieldValues;
  onChange: (values: DisputeFieldValues) => void;
  openedOn: LocalDate | null;
  /** A field more, beside the deadline. */
  children?: ReactNode;
}

/** What a dispute is about, who follows it, by when, and what comes next. */
export function DisputeFields({ values, onChange, openedOn, children }: DisputeFieldsProps) {
  const { today } = useCompany();
  const set = (change: Partial<DisputeFieldValues>) => onChange({ ...values, ...change });
  const known = useApiQuery('disputes.list', { asOf: today }).data ?? [];
  const owners = [...new Set(known.map(({ owner }) => owner).filter((owner) => owner !== ''))].sort((a, b) => a.localeCompare(b, 'fr'));
  return (
    <>
      <FieldGrid>
        <Autocomplete
          label="Motif"
          size="xs"
          description="Choisissez ou écrivez le vôtre."
          maxLength={200}
          data={Object.values(DISPUTE_CATEGORY_NAMES)}
          value={values.reason}
          onChange={(reason) => set({ reason })}
          required
          withAsterisk={false}
        />
        <Select
          label="Nature"
          description="Pour compter les litiges par nature."
          data={CATEGORIES}
          value={values.category ?? categoryOfReason(values.reason)}
          allowDeselect={false}
          onChange={(value) => set({ category: DisputeCategory.parse(value) })}
        />
        {children}
        <DateField
          label="À traiter avant le (facultatif)"
          value={values.deadlineOn}
          onChange={(deadlineOn) => set({ deadlineOn })}
          {...(openedOn === null ? {} : { min: openedOn })}
        />
        <Autocomplete
          label="Suivi par (facultatif)"
          size="xs"
          maxLength={100}
          data={owners}
          value={values.owner}
          onChange={(owner) => set({ owner })}
        />
        <TextInput
          label="Suite à donner (facultatif)"
          placeholder="Envoyer le bon de livraison"
          maxLength={300}
          value={values.nextStep}
          onChange={(event) => set({ nextStep: event.currentTarget.value })}
        />
      </FieldGrid>
      <Textarea
        label="Notes (facultatives)"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={4000}
        value={values.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
    </>
  );
}

import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { CompanyProfile } from '../../shared/companies/companies.contract.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { LetterheadCards } from '../letterhead/LetterheadCards.tsx';
import { PageViewer } from '../letters/PageViewer.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './LetterheadPage.module.css';

const SHEETS = [
  { value: 'letter', label: 'Courrier' },
  { value: 'control', label: 'Page de contrôle' },
] as const;

/** The letterhead beside a letter that shows it, as it prints. */
export function LetterheadPage({ profile }: { profile: CompanyProfile }) {
  const [sheet, setSheet] = useState<(typeof SHEETS)[number]['value']>('letter');
  const tools = (
    <SegmentedControl
      aria-label="Feuille montrée"
      data={SHEETS.map((each) => ({ ...each }))}
      value={sheet}
      onChange={(value) => setSheet(value as typeof sheet)}
    />
  );
  return (
    <div className={classes.columns}>
      <LetterheadCards profile={profile} />
      <div className={classes.preview}>{sheet === 'letter' ? <SampleLetter tools={tools} /> : <ControlPage tools={tools} />}</div>
    </div>
  );
}

/** The letter that shows a letterhead; of a profile that is being typed, a moment after the last key. */
export function SampleLetter({ profile, tools }: { profile?: CompanyProfile; tools?: ReactNode }) {
  const [settled] = useDebouncedValue(profile, 250);
  const preview = useApiQuery('letterhead.preview', settled ? { profile: { ...settled, name: settled.name.trim() || '…' } } : {}, {
    keepPrevious: true,
  });
  return (
    <QueryState query={preview}>
      {({ pages }) => <PageViewer pages={pages} label="Aperçu de l’en-tête" tools={tools} busy={preview.isPlaceholderData} />}
    </QueryState>
  );
}

function ControlPage({ tools }: { tools: ReactNode }) {
  const control = useApiQuery('letterhead.controlPage', {}, { keepPrevious: true });
  return (
    <QueryState query={control}>
      {({ page }) => <PageViewer pages={[page]} label="Page de contrôle de l’enveloppe" tools={tools} busy={control.isPlaceholderData} />}
    </QueryState>
  );
}

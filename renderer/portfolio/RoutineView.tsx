import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { ScreenTabs } from '../ui/ScreenTabs.tsx';
import { ReadingState } from './ReadingState.tsx';
import classes from './Routine.module.css';
import { RoutineCopy } from './RoutineCopy.tsx';
import { RoutineFiles } from './RoutineFiles.tsx';
import { RoutineLetters } from './RoutineLetters.tsx';
import { RoutinePages } from './RoutinePages.tsx';
import { useRoutineFilesList } from './routine-files.ts';

export interface RoutineViewProps {
  dropped: readonly File[];
  onTaken: () => void;
  onLook: (file: File, companyId: string) => void;
}

type Step = 'fichiers' | 'courriers' | 'pages' | 'reglages';
const STEPS: readonly Step[] = ['fichiers', 'courriers', 'pages', 'reglages'];

/** The bookkeeper's month over all companies: their files, their letters, their owners' pages; and settings copied from one to another. */
export function RoutineView({ dropped, onTaken, onLook }: RoutineViewProps) {
  const [asked, setStep] = useAddressSetting('etape');
  const shown = dropped.length > 0 ? 'fichiers' : (STEPS.find((step) => step === asked) ?? 'fichiers');
  const known = useApiQuery('companies.recent', {});
  const waiting = useRoutineFilesList().filter(({ step }) => step !== 'done' && step !== 'known').length;
  return (
    <div className={classes.view}>
      <QueryState query={known}>
        {(companies) => (
          <ScreenTabs
            label="Étapes de la tournée"
            shown={shown}
            onShow={(step) => setStep(step === 'fichiers' ? null : step)}
            tabs={[
              {
                name: 'fichiers',
                label: 'Importer les fichiers',
                count: waiting,
                content: <RoutineFiles companies={companies} dropped={dropped} onTaken={onTaken} onLook={onLook} />,
              },
              { name: 'courriers', label: 'Poster les courriers', content: <Day>{(today) => <Letters today={today} />}</Day> },
              {
                name: 'pages',
                label: 'Pages du mois',
                content: <Day>{(today) => <RoutinePages companies={companies.filter(({ present }) => present)} today={today} />}</Day>,
              },
              {
                name: 'reglages',
                label: 'Copier des réglages',
                content: <RoutineCopy companies={companies.filter(({ present, openedBefore }) => present && openedBefore)} />,
              },
            ]}
          />
        )}
      </QueryState>
    </div>
  );
}

/** What needs to know which day it is, where no company is open to say so. */
function Day({ children }: { children: (today: LocalDate) => ReactNode }) {
  const day = useApiQuery('routine.day', {}, { fresh: true });
  return <QueryState query={day}>{({ today }) => children(today)}</QueryState>;
}

function Letters({ today }: { today: LocalDate }) {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const query = useApiQuery('routine.dueLetters', {}, { fresh: true, onProgress: setProgress });
  return (
    <ReadingState
      query={query}
      progress={query.isFetching ? (progress ?? { done: 0, total: null, step: 'Lecture des dossiers' }) : null}
      onStop={() => void queryClient.cancelQueries({ queryKey: ['routine.dueLetters'] })}
    >
      {(due) => <RoutineLetters due={due} today={today} />}
    </ReadingState>
  );
}

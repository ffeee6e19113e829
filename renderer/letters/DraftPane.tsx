import type { ReactNode } from 'react';
import { letterDelivery, letterName } from '../../shared/letters/letter-names.fr.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import classes from './DraftPane.module.css';
import { PageViewer } from './PageViewer.tsx';
import { PreflightList } from './PreflightList.tsx';
import { PrintedLetterNotice } from './PrintedLetterNotice.tsx';
import type { Remedy } from './PrintLettersDialog.tsx';
import type { LetterRequest } from './use-letter-actions.ts';
import { useOverride } from './use-override.ts';

/** A letter as it would leave: what was checked, and its pages. Nothing is stored. `tools` stand beside the controls of the pages. */
export function DraftPane({
  request,
  remedy,
  tools,
  title,
  fit = 'page',
}: {
  request: LetterRequest;
  remedy: Remedy;
  tools?: ReactNode;
  title?: ReactNode;
  fit?: 'page' | 'width';
}) {
  const { customerId, customerName, ...rest } = request;
  const { kind, asOf, channel = 'letter' } = rest;
  const input = { customerId, ...rest, channel };
  const override = useOverride();
  const draft = useApiQuery('letters.previewDraft', input, { keepPrevious: true });
  const name = letterName(kind);
  const printed = draft.data?.printed ?? null;
  // The notice says it, with what can be done.
  const checks = (draft.data?.preflight ?? []).filter(
    ({ code }) => printed === null || printed.sentOn !== null || code !== 'ALREADY_PRINTED',
  );
  return (
    <div className={classes.pane}>
      <section className={classes.head} aria-label="Courrier">
        <div className={classes.title}>
          <h2>{title ?? customerName}</h2>
          <span>
            {name} · {letterDelivery(kind, channel)}
          </span>
        </div>
        {checks.length > 0 && !draft.error && (
          <PreflightList
            checks={checks}
            remedy={(check) => remedy(check, customerId)}
            onOverride={(code, reason) => override({ ...request, channel }, code, reason)}
          />
        )}
      </section>
      {printed !== null && !draft.error && <PrintedLetterNotice key={printed.letterId} printed={printed} asOf={asOf} />}
      {draft.error ? (
        <>
          {tools !== undefined && <div className={classes.tools}>{tools}</div>}
          <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />
        </>
      ) : draft.data ? (
        <PageViewer
          key={`${customerId} ${kind}`}
          pages={draft.data.pages}
          label={`${name} à ${customerName}`}
          tools={tools}
          busy={draft.isPlaceholderData}
          fit={fit}
        />
      ) : (
        <LoadingState />
      )}
    </div>
  );
}

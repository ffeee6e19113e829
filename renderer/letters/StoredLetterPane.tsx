import { Button } from '@mantine/core';
import { shortDate } from '../../shared/dates/short-date.fr.ts';
import { isRegistered, letterName } from '../../shared/letters/letter-names.fr.ts';
import type { LetterSummary } from '../../shared/letters/letters.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { PageViewer } from './PageViewer.tsx';
import { PostPanel } from './PostPanel.tsx';
import { PrintedLetterNotice } from './PrintedLetterNotice.tsx';
import classes from './StoredLetterPane.module.css';

/** A kept letter: as it was printed, or as its draft would print now. */
export function StoredLetterPane({
  letter,
  change,
  following,
  onDiscard,
  onRedone,
}: {
  letter: LetterSummary;
  /** What changed since it was printed; null when nothing did. */
  change: string | null;
  /** What is to come after it; null for what is no posted notice. */
  following: string | null;
  onDiscard: (() => void) | undefined;
  onRedone: (letterId: number) => void;
}) {
  const { today } = useCompany();
  const stored = useApiQuery('letters.preview', { letterId: letter.letterId });
  const { letterId, state, printedOn, sentOn, withdrawnOn } = letter;
  const history =
    withdrawnOn !== null
      ? `écarté le ${shortDate(withdrawnOn, today)}, jamais envoyé`
      : sentOn !== null
        ? `envoyé le ${shortDate(sentOn, today)}`
        : printedOn !== null
          ? `imprimé le ${shortDate(printedOn, today)}`
          : 'pas encore imprimé';
  return (
    <div className={classes.pane}>
      {state === 'printed' && printedOn !== null && (
        <PrintedLetterNotice key={letterId} printed={{ letterId, printedOn, sentOn, change }} asOf={today} onRedone={onRedone} />
      )}
      {isRegistered(letter.kind) && letter.channel === 'letter' && state !== 'withdrawn' && (
        <PostPanel key={`${letterId} ${state}`} letter={letter} following={following} />
      )}
      <QueryState query={stored}>
        {({ pages }) => (
          <PageViewer
            key={letter.letterId}
            pages={pages}
            label={`${letterName(letter.kind)} à ${letter.customerName}`}
            tools={
              <>
                <span className={classes.history} title={letter.sha256 === null ? undefined : `SHA-256 ${letter.sha256}`}>
                  {history}
                </span>
                {onDiscard && (
                  <Button size="compact-xs" onClick={onDiscard}>
                    Supprimer le brouillon
                  </Button>
                )}
              </>
            }
          />
        )}
      </QueryState>
    </div>
  );
}

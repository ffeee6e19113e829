import { Button } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import type { LetterSummary } from '../../shared/letters/letters.contract.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { PageViewer } from './PageViewer.tsx';
import classes from './StoredLetterPane.module.css';

/** A kept letter: as it was printed, or as its draft would print now. */
export function StoredLetterPane({ letter, onDiscard }: { letter: LetterSummary; onDiscard: (() => void) | undefined }) {
  const stored = useApiQuery('letters.preview', { letterId: letter.letterId });
  const history = [
    letter.printedOn === null ? 'pas encore imprimé' : `imprimé le ${formatDate(letter.printedOn)}`,
    ...(letter.sentOn === null ? [] : [`envoyé le ${formatDate(letter.sentOn)}`]),
  ];
  return (
    <div className={classes.pane}>
      <QueryState query={stored}>
        {({ pages }) => (
          <PageViewer
            key={letter.letterId}
            pages={pages}
            label={`${letterName(letter.kind)} à ${letter.customerName}`}
            tools={
              <>
                <span className={classes.history} title={letter.sha256 === null ? undefined : `SHA-256 ${letter.sha256}`}>
                  {history.join(', ')}
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

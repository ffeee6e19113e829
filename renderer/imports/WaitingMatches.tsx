import { Button } from '@mantine/core';
import { useApiQuery } from '../api/use-api-query.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { waitingText } from './match-words.fr.ts';

/** Says that credits of a bank statement wait for their invoice, and leads to them; nothing when none does. */
export function WaitingMatches() {
  const matches = useApiQuery('imports.matches', {});
  const returns = useApiQuery('imports.returns', {});
  const credits = matches.data?.length ?? 0;
  const rejected = returns.data?.filter(({ state }) => state === 'offered').length ?? 0;
  if (credits + rejected === 0) return null;
  return (
    <InlineAlert
      tone="info"
      actions={
        <Button component="a" href={hrefTo('matches', {})}>
          Rapprocher
        </Button>
      }
    >
      {waitingText(credits, rejected)}
    </InlineAlert>
  );
}

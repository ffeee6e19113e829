import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useApiQuery } from '../api/use-api-query.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { Card } from '../ui/Card.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { BankReturns } from './BankReturns.tsx';
import { DecidedMatches } from './DecidedMatches.tsx';
import classes from './Imports.module.css';
import { MatchTolerance } from './MatchTolerance.tsx';
import { countedText } from './match-words.fr.ts';
import { useMatchDecisions } from './use-match-decisions.ts';
import { WaitingCredits } from './WaitingCredits.tsx';

/** Credits of bank statements that nothing sure explains: each with what is proposed and why, and those that a person decided on. */
export function MatchesScreen() {
  const matches = useApiQuery('imports.matches', {});
  const decided = useApiQuery('imports.decidedMatches', {});
  const returns = useApiQuery('imports.returns', {});
  const toDecide = returns.data?.filter(({ state }) => state === 'offered').length ?? 0;
  const decisions = useMatchDecisions();
  const [shown, setShown] = useState<string | null>('waiting');
  return (
    <FillScreen>
      <PageHeader
        title="À rapprocher"
        term="rapprochement"
        back={<BackLink label="Import" href={hrefTo('imports', {})} />}
        note="Les encaissements qui attendent leur facture"
      />
      <Card padding="flush" fill grow>
        <Tabs value={shown} onChange={setShown} className={classes.tabs} keepMounted={false}>
          <Tabs.List aria-label="Encaissements">
            <Tabs.Tab value="waiting">{countedText('À rapprocher', matches.data?.length ?? 0)}</Tabs.Tab>
            <Tabs.Tab value="returns">{countedText('Rejets', toDecide)}</Tabs.Tab>
            <Tabs.Tab value="decided">{countedText('Déjà traités', decided.data?.length ?? 0)}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="waiting" className={classes.panel}>
            <div className={classes.filters}>
              <MatchTolerance />
            </div>
            <QueryState query={matches}>{(movements) => <WaitingCredits movements={movements} decisions={decisions} />}</QueryState>
          </Tabs.Panel>
          <Tabs.Panel value="returns" className={classes.panel}>
            <QueryState query={returns}>{(rows) => <BankReturns returns={rows} />}</QueryState>
          </Tabs.Panel>
          <Tabs.Panel value="decided" className={classes.panel}>
            <QueryState query={decided}>{(rows) => <DecidedMatches matches={rows} decisions={decisions} />}</QueryState>
          </Tabs.Panel>
        </Tabs>
      </Card>
    </FillScreen>
  );
}

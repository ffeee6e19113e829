import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { outcomeName, routeName } from '../../shared/legal/case-words.fr.ts';
import type { LegalCase } from '../../shared/legal/cases.contract.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo } from '../ui/routing/location.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './CasesTab.module.css';
import { CustomerClaims } from './CustomerClaims.tsx';
import { DossierDialog } from './DossierDialog.tsx';
import { OpenCaseDialog } from './OpenCaseDialog.tsx';

/** The legal side of one customer: its cases with what they cost, apart from what it owes, and the archive of everything about it. */
export function CustomerCases({
  customerId,
  customerName,
  declareButton,
}: {
  customerId: number;
  customerName: string;
  /** Writes the declaration of claim, in collective proceedings. */
  declareButton: ReactNode;
}) {
  const { today } = useCompany();
  const cases = useApiQuery('legal.cases', { asOf: today, customerId });
  const [dialog, setDialog] = useState<'open' | 'dossier' | null>(null);
  const close = () => setDialog(null);
  const inProceedings = cases.data?.some(({ route, closedOn }) => route === 'collectiveProceedings' && closedOn === null) ?? false;
  const declaration =
    cases.data
      ?.find(({ route, closedOn }) => route === 'collectiveProceedings' && closedOn === null)
      ?.deadlines.find(({ code }) => code === 'declareClaim')?.sentence ?? null;
  return (
    <div className={classes.pane}>
      <div className={classes.actions}>
        <Button variant="filled" onClick={() => setDialog('dossier')}>
          Constituer le dossier…
        </Button>
        <Button onClick={() => setDialog('open')}>Ouvrir un dossier contentieux…</Button>
        {inProceedings && declareButton}
      </div>
      <QueryState query={cases}>{(all) => <CaseList cases={all} />}</QueryState>
      <CustomerClaims customerId={customerId} declaration={declaration} />
      {dialog === 'dossier' && <DossierDialog customerId={customerId} customerName={customerName} onClose={close} />}
      {dialog === 'open' && (
        <OpenCaseDialog
          customerId={customerId}
          onClose={close}
          onOpened={({ caseId }) => goTo('legal', {}, { onglet: 'dossiers', dossier: String(caseId) })}
        />
      )}
    </div>
  );
}

function CaseList({ cases }: { cases: readonly LegalCase[] }) {
  const costs = sumCents(cases.map(({ costs: { totalCents } }) => totalCents));
  const recoverable = sumCents(cases.map(({ costs: { recoverableCents } }) => recoverableCents));
  return (
    <Card title="Dossiers contentieux" note={costs > 0 ? `${formatEuros(costs)} de frais, à part du reste dû` : undefined}>
      {cases.length === 0 ? (
        <p className={classes.note}>Aucune procédure contre ce client.</p>
      ) : (
        <ul className={classes.lines}>
          {cases.map(({ caseId, route, openedOn, closedOn, outcome, openCents, deadlines, costs: own }) => {
            const next = closedOn === null ? deadlines.find(({ state }) => state === 'running' || state === 'lapsed') : undefined;
            return (
              <li key={caseId} className={classes.line}>
                <time dateTime={openedOn}>{formatDate(openedOn)}</time>
                <span>
                  {routeName(route)}
                  <small>
                    {outcome !== null && closedOn !== null
                      ? `${outcomeName(outcome)}, clos le ${formatDate(closedOn)}`
                      : (next?.sentence ?? `${formatEuros(openCents)} restent dus`)}
                  </small>
                </span>
                <span className={classes.amount}>{own.totalCents > 0 && `${formatEuros(own.totalCents)} de frais`}</span>
                <Button size="compact-sm" component="a" href={hrefTo('legal', {}, { onglet: 'dossiers', dossier: String(caseId) })}>
                  Voir
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {costs > 0 && (
        <p className={classes.note}>
          {formatEuros(recoverable)} sont à la charge du débiteur. Ces frais sont tenus à part de ses factures et n’entrent dans aucun
          encours.
        </p>
      )}
    </Card>
  );
}

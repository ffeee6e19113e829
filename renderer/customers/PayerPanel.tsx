import type { PayerBehaviour } from '../../shared/customers/payer-behaviour.contract.ts';
import { formatNumber } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Amount } from '../ui/Amount.tsx';
import { Card } from '../ui/Card.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './PayerPanel.module.css';

/** How a customer pays: its score with the reasons for each point, the figures behind it, the plan that would suit it. */
export function PayerPanel({ customerId }: { customerId: number }) {
  const { today } = useCompany();
  const behaviour = useApiQuery('customers.behaviour', { id: customerId, asOf: today });
  return (
    <QueryState query={behaviour}>
      {(payer) => (
        <div className={classes.panel}>
          <Facts facts={factsOf(payer)} />
          <Card title={payer.score === null ? 'Pas encore de note' : `Note ${payer.score.letter}`} note={pointsNote(payer)}>
            <ul className={classes.reasons}>
              {payer.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Card>
          <Card title="Comment le relancer" note="une proposition, à vous d’en décider">
            <p className={classes.suggestion}>{payer.suggestion.sentence}</p>
          </Card>
        </div>
      )}
    </QueryState>
  );
}

function pointsNote({ score }: PayerBehaviour): string | undefined {
  if (score === null) return undefined;
  const { points } = score;
  return `${points} point${points > 1 ? 's' : ''} sur 100 ; de A, bon payeur, à E`;
}

function factsOf(payer: PayerBehaviour): Fact[] {
  const { trendDays, promisesKept, promisesBroken, invoices, invoicesDisputed, outstandingSharePct } = payer;
  const promises = promisesKept + promisesBroken;
  return [
    { label: 'Tendance', value: trendText(trendDays), detail: 'sur six mois' },
    {
      label: 'Promesses tenues',
      value: promises === 0 ? '—' : `${promisesKept} sur ${promises}`,
      detail: promises === 0 ? 'aucune à juger' : 'depuis un an',
    },
    { label: 'Factures contestées', value: invoices === 0 ? '—' : `${invoicesDisputed} sur ${invoices}`, detail: 'depuis un an' },
    { label: 'Part de l’encours', value: outstandingSharePct === null ? '—' : `${formatNumber(outstandingSharePct, 1)}\u00a0%` },
    limitFact(payer),
  ];
}

function trendText(trendDays: number | null): string {
  if (trendDays === null) return '—';
  const days = Math.round(trendDays);
  if (days === 0) return 'stable';
  return `${formatNumber(Math.abs(days), 0)}\u00a0j plus ${days > 0 ? 'tard' : 'tôt'}`;
}

function limitFact({ creditLimitCents, creditExcessCents }: PayerBehaviour): Fact {
  if (creditLimitCents === null) return { label: 'Limite d’encours', value: '—', detail: 'à fixer dans la fiche' };
  return {
    label: 'Limite d’encours',
    value: <Amount value={creditLimitCents} />,
    detail: (creditExcessCents ?? 0) > 0 ? 'dépassée' : 'respectée',
  };
}

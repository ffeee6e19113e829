import { Button } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { extensionWords, timeLeftWords } from '../../shared/legal/prescription-words.fr.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './CustomerClaims.module.css';
import { termDot } from './claim-dots.ts';

/** A customer's open invoices as claims: until when each can be brought, and the way that fits it. */
export function CustomerClaims({
  customerId,
  declaration,
}: {
  customerId: number;
  /** In collective proceedings: by when the claims are declared, which comes before any prescription. */
  declaration: string | null;
}) {
  const { today } = useCompany();
  const claims = useApiQuery('legal.claims', { asOf: today, customerId });
  return (
    <QueryState query={claims}>
      {(all) => (
        <Card title="Créances" note={all.length > 0 ? 'la première à s’éteindre d’abord' : undefined}>
          {all.length === 0 ? (
            <p className={classes.none}>Rien ne reste dû : aucune créance à faire valoir.</p>
          ) : (
            <ul className={classes.claims}>
              {all.map((claim) => (
                <li key={claim.invoiceId}>
                  <span>
                    {claim.invoiceNumber}, {formatEuros(claim.openCents)}
                    <small>{claim.route.name}</small>
                  </span>
                  <StatusDot colour={claim.route.code === 'collectiveProceedings' ? 'late' : termDot(claim, today)} wraps>
                    {claim.route.code === 'collectiveProceedings' ? (
                      (declaration ?? claim.route.reasons.at(-1) ?? 'à déclarer dans les 2 mois de la publication au BODACC')
                    ) : (
                      <span>
                        {claim.extendedOn < today ? 'prescrite depuis le' : 'dernier jour sûr le'} {formatDate(claim.prescribesOn)},{' '}
                        {timeLeftWords(claim.prescribesOn, today)}
                        {claim.extendedOn > claim.prescribesOn && <small>{extensionWords(claim.extendedOn, claim.extendedBy)}</small>}
                      </span>
                    )}
                  </StatusDot>
                  <Button
                    size="compact-sm"
                    component="a"
                    href={hrefTo('legal', {}, { facture: String(claim.invoiceId) })}
                    aria-label={`Voir la créance ${claim.invoiceNumber}`}
                  >
                    Voir
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
    </QueryState>
  );
}

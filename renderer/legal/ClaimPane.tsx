import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { CaseRoute } from '../../shared/legal/case-kinds.ts';
import { claimCreditsWarning } from '../../shared/legal/claim-words.fr.ts';
import type { ClaimFile } from '../../shared/legal/claims.contract.ts';
import type { Claim } from '../../shared/legal/legal.contract.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './ClaimPane.module.css';
import { EvidenceCard } from './EvidenceCard.tsx';
import { type AdvisedCase, RouteCard } from './RouteCard.tsx';
import { TermCard } from './TermCard.tsx';

/** What can be done with one claim, alone or with the customer's other overdue invoices. */
export function ClaimPane({ claim, today }: { claim: Claim; today: LocalDate }) {
  // The others by their ids, so that choosing them does not lose them from the list of what may be chosen.
  const [joined, setJoined] = useState<readonly number[]>([]);
  const file = useApiQuery('legal.claim', { invoiceIds: [claim.invoiceId, ...joined], asOf: today }, { keepPrevious: true });
  return (
    <section className={classes.pane} aria-label={`Facture ${claim.invoiceNumber} de ${claim.customerName}`}>
      <QueryState query={file}>
        {(shown) => (
          <>
            <div className={classes.head}>
              <h2>
                <a href={hrefTo('customer', { customerId: String(claim.customerId) })}>{claim.customerName}</a>
                <span> · {joined.length === 0 ? `facture ${claim.invoiceNumber}` : `${shown.terms.length} factures`}</span>
              </h2>
              <p>{amountWords(shown)}</p>
              <p className={classes.muted}>{shown.debtorWords}</p>
              {claimCreditsWarning(shown.creditCents) !== null && (
                <InlineAlert tone="warn">{claimCreditsWarning(shown.creditCents)}</InlineAlert>
              )}
              {(shown.others.length > 0 || joined.length > 0) && (
                <Checkbox
                  size="xs"
                  mt={6}
                  label={othersLabel(shown, joined.length)}
                  checked={joined.length > 0}
                  onChange={(event) => setJoined(event.currentTarget.checked ? shown.others.map(({ invoiceId }) => invoiceId) : [])}
                />
              )}
            </div>
            <RouteCard file={shown} openCase={claim.stage === 'case' ? null : caseFrom(shown)} />
            <TermCard file={shown} today={today} />
            <EvidenceCard file={shown} today={today} />
          </>
        )}
      </QueryState>
    </section>
  );
}

/** What a case would start from; null where what is advised is no procedure. */
function caseFrom({ route, procedures, terms }: ClaimFile): AdvisedCase | null {
  const known = CaseRoute.safeParse(route.code).data;
  if (known === undefined) return null;
  const court = procedures.find(({ code }) => code === route.code)?.court ?? null;
  return { route: known, court, invoiceIds: terms.map(({ invoiceId }) => invoiceId) };
}

function amountWords({ openCents, lossCents, contestedCents, interestCents }: ClaimFile): string {
  const interest =
    interestCents === null
      ? ', intérêts inconnus : un taux manque'
      : interestCents > 0
        ? `, plus ${formatEuros(interestCents)} d’intérêts`
        : '';
  const loss = lossCents > 0 ? `, dont ${formatEuros(lossCents)} passés en perte dans vos livres, sans remise de dette` : '';
  return `${formatEuros(openCents)} dus${loss}${interest}${contestedCents > 0 ? `, dont ${formatEuros(contestedCents)} contestés` : ''}`;
}

function othersLabel({ others }: ClaimFile, joined: number): string {
  if (joined > 0) return `Réunies avec ${joined === 1 ? 'son autre facture échue' : `ses ${joined} autres factures échues`}`;
  const total = formatEuros(sumCents(others.map(({ openCents }) => openCents)));
  return others.length === 1
    ? `Réunir avec son autre facture échue (${total})`
    : `Réunir avec ses ${others.length} autres factures échues (${total})`;
}

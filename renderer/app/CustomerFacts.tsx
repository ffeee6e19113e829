import { usualDelayText } from '../../shared/customers/customer-words.fr.ts';
import type { CustomerSummary } from '../../shared/customers/customers.contract.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { addCents, type Cents, negateCents, sumCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { isBehind } from '../../shared/schedules/schedule-state.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Amount } from '../ui/Amount.tsx';
import { Facts } from '../ui/Facts.tsx';
import { FigureLink } from '../ui/FigureLink.tsx';

/** What is to the customer's credit: payments that settle nothing yet, and open credit notes, which the outstanding deducts already. */
function creditDetail(unallocatedCents: Cents, creditNoteCents: Cents): string {
  if (creditNoteCents <= 0) return 'règlements à affecter';
  return unallocatedCents > 0 ? `dont avoir à imputer ${formatEuros(creditNoteCents)}` : 'avoir à imputer';
}

interface CustomerFactsProps {
  summary: CustomerSummary;
  /** The schedule that runs; null when none does. */
  schedule: Schedule | null;
}

/** What is to know at a glance of a customer, as of today: each figure leads to where it comes from. */
export function CustomerFacts({ summary, schedule }: CustomerFactsProps) {
  const { today } = useCompany();
  const { id, outstandingCents, overdueCents, disputedCents, unallocatedCents, daysBeyondTerms } = summary;
  // An open credit note is already off what is owed, never off what is late: without a word the two would contradict each other.
  const invoices = useApiQuery('invoices.list', { asOf: today, customerId: id });
  const creditNoteCents = sumCents(
    (invoices.data ?? [])
      .filter(({ kind, openCents }) => kind === 'creditNote' && openCents < 0)
      .map(({ openCents }) => negateCents(openCents)),
  );
  const scheduledCents = sumCents(
    (invoices.data ?? []).filter(({ status, scheduleId }) => status === 'overdue' && scheduleId !== null).map(({ openCents }) => openCents),
  );
  const late = lateness(summary, schedule !== null && !isBehind(schedule) ? scheduledCents : ZERO);
  const cases = useApiQuery('legal.cases', { asOf: today, customerId: id });
  const costs = (cases.data ?? []).map((each) => each.costs);
  const recoverable = sumCents(costs.map(({ recoverableCents }) => recoverableCents));
  const own = sumCents(costs.map(({ ownCents }) => ownCents));
  const creditCents = addCents(unallocatedCents, creditNoteCents);
  const link = { day: today, scope: { customerId: id }, from: 'client', underline: 'onHover' } as const;
  return (
    <Facts
      facts={[
        {
          label: 'Encours',
          value: <FigureLink {...link} figure="outstandingCents" name="Encours" value={formatEuros(outstandingCents)} />,
          ...(creditNoteCents > 0 ? { detail: `avoir de ${formatEuros(creditNoteCents)} déduit` } : {}),
        },
        {
          ...late,
          value: (
            <FigureLink {...link} figure="overdueCents" name={late.label} value={formatEuros(overdueCents)}>
              <Amount value={overdueCents} tone={late.isLate ? 'late' : 'neutral'} />
            </FigureLink>
          ),
        },
        {
          label: 'En litige',
          value: <FigureLink {...link} figure="disputedCents" name="En litige" value={formatEuros(disputedCents)} />,
        },
        {
          label: 'À son crédit',
          value: <Amount value={creditCents} tone={creditCents > 0 ? 'warn' : 'neutral'} />,
          ...(creditCents > 0 ? { detail: creditDetail(unallocatedCents, creditNoteCents) } : {}),
        },
        ...(addCents(recoverable, own) > 0
          ? [
              {
                label: 'Frais de dossier, à part',
                value: formatEuros(addCents(recoverable, own)),
                detail: `${formatEuros(recoverable)} récupérables, ${formatEuros(own)} à notre charge`,
              },
            ]
          : []),
        {
          label: 'Délai habituel',
          value: (
            <FigureLink
              {...link}
              figure="dbt12Months"
              name="Délai habituel"
              value={daysBeyondTerms === null ? '—' : usualDelayText(daysBeyondTerms)}
            />
          ),
          detail: daysBeyondTerms === null ? 'aucun règlement depuis un an' : 'sur douze mois',
        },
      ]}
    />
  );
}

/**
 * What is past its due date, in the words that are due to it: under a schedule that is kept, nobody is late. `scheduledCents`: how much of it is
 * under such a one.
 */
function lateness(
  { overdueCents, oldestDueOn }: CustomerSummary,
  scheduledCents: Cents,
): { label: string; detail?: string; isLate: boolean } {
  const since = oldestDueOn ? `depuis le ${formatDate(oldestDueOn)}` : undefined;
  if (overdueCents > 0 && scheduledCents >= overdueCents) {
    return { label: 'Échéancier respecté', detail: 'échu, mais étalé d’un commun accord', isLate: false };
  }
  const detail = scheduledCents > 0 ? `dont ${formatEuros(scheduledCents)}, échéancier respecté` : since;
  return { label: 'En retard', ...(detail === undefined ? {} : { detail }), isLate: overdueCents > 0 };
}

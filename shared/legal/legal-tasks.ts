import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import type { TodayTask } from '../reminders/reminders.contract.ts';
import type { LegalCase } from './cases.contract.ts';
import { legalTaskWords } from './legal-task-words.fr.ts';

const NO_STEP = { level: null, channel: null, scheduleId: null } as const;

/**
 * What cases ask for that day: each time limit that presses, and of collective proceedings whose claim is not declared yet, their publication
 * and their case where either is not noted. `insolvent`: customers in such proceedings who owe something.
 */
export function legalTasks(
  cases: readonly LegalCase[],
  insolvent: readonly { customerId: number; customerName: string; insolvencyOn: LocalDate; openCents: Cents }[],
  asOf: LocalDate,
): TodayTask[] {
  const open = cases.filter(({ closedOn }) => closedOn === null);
  const inProceedings = new Set(cases.filter(({ route }) => route === 'collectiveProceedings').map(({ customerId }) => customerId));
  const deadlines = open.flatMap(({ caseId, customerId, customerName, openCents, deadlines: limits }) =>
    limits
      .filter(({ isPressing }) => isPressing)
      .map(
        ({ on, sentence }): TodayTask => ({
          kind: 'legalDeadline',
          customerId,
          customerName,
          on,
          amountCents: openCents,
          ...NO_STEP,
          legal: { caseId, sentence },
        }),
      ),
  );
  const unpublished = open
    .filter(
      ({ route, steps }) =>
        route === 'collectiveProceedings' && !steps.some(({ kind }) => kind === 'publication' || kind === 'claimDeclared'),
    )
    .map(
      ({ caseId, customerId, customerName, openCents, proceedings }): TodayTask => ({
        kind: 'legalDeadline',
        customerId,
        customerName,
        on: proceedings?.judgmentOn ?? null,
        amountCents: openCents,
        ...NO_STEP,
        legal: { caseId, sentence: legalTaskWords.notePublication(proceedings?.judgmentOn ?? null, asOf) },
      }),
    );
  const withoutCase = insolvent
    .filter(({ customerId, openCents }) => openCents > 0 && !inProceedings.has(customerId))
    .map(
      ({ customerId, customerName, insolvencyOn, openCents }): TodayTask => ({
        kind: 'legalDeadline',
        customerId,
        customerName,
        on: insolvencyOn,
        amountCents: openCents,
        ...NO_STEP,
        legal: { caseId: null, sentence: legalTaskWords.openProceedings(insolvencyOn, asOf) },
      }),
    );
  return [...deadlines, ...unpublished, ...withoutCase];
}

/** What is open of a customer's receivables. */
export function openOf(receivables: readonly { openCents: Cents }[]): Cents {
  return sumCents(receivables.map(({ openCents }) => openCents));
}

import type { CaseStepKind } from './case-kinds.ts';

/** Steps that change nothing in law: what was spent, and what the user wrote down. */
const NOTES: ReadonlySet<CaseStepKind> = new Set(['expense', 'other']);

/**
 * The first step that forbids to cancel a case as opened by mistake: once something was filed, served, judged or declared, the case is part of
 * what happened between the two parties and can only be closed with its outcome. Null while there are but expenses and notes.
 */
export function stepThatHappened<Step extends { kind: CaseStepKind }>(steps: readonly Step[]): Step | null {
  return steps.find(({ kind }) => !NOTES.has(kind)) ?? null;
}

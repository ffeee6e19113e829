import { claimAnswers, NO_ANSWERS, saveClaimAnswers } from '../../../db/legal/claim-facts.queries.ts';
import { writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { claimsContract } from '../../../shared/legal/claims.contract.ts';
import type { CommandContext } from '../context.ts';
import { ownCosts } from './claim-route-facts.ts';
import { customerOfClaims } from './note-interruptions.ts';

type Contract = typeof claimsContract;

/** @throws AppError INVOICE_NOT_FOUND, INVOICE_IS_CREDIT_NOTE, CLAIMS_OF_SEVERAL */
export function answerClaim(
  { db }: CommandContext,
  { invoiceIds, ...given }: InputOf<Contract['answerClaim']>,
): OutputOf<Contract['answerClaim']> {
  customerOfClaims(db, invoiceIds);
  const before = claimAnswers(db, invoiceIds);
  // What was not given keeps its answer.
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  db.transaction(() => {
    for (const invoiceId of invoiceIds) saveClaimAnswers(db, invoiceId, { ...(before.get(invoiceId) ?? NO_ANSWERS), ...told });
  });
  return { invoiceIds };
}

export function setProcedureCost(
  { db }: CommandContext,
  { procedure, costCents }: InputOf<Contract['setProcedureCost']>,
): OutputOf<Contract['setProcedureCost']> {
  const { [procedure]: _, ...others } = ownCosts(db);
  db.transaction(() => writeSetting(db, 'legal.ownCosts', costCents === null ? others : { ...others, [procedure]: costCents }));
  return { procedure };
}

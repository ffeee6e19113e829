import type { legalContract } from '../../../shared/legal/legal.contract.ts';
import type { HandlersOf } from '../context.ts';
import { listClaims } from './list-claims.ts';

export const legalHandlers: HandlersOf<typeof legalContract> = {
  claims: listClaims,
};

import type { dossierContract } from '../../../shared/legal/dossier.contract.ts';
import type { legalContract } from '../../../shared/legal/legal.contract.ts';
import type { HandlersOf } from '../context.ts';
import { cancelCase } from './cancel-case.ts';
import { claimsHandlers } from './claims.handlers.ts';
import { listClaims } from './list-claims.ts';
import { addCaseFile, closeCase, listCases, openCase, removeStep, reopenCase, saveStep, updateCase } from './manage-cases.ts';

export const legalHandlers: Omit<HandlersOf<typeof legalContract>, keyof typeof dossierContract> = {
  claims: listClaims,
  ...claimsHandlers,
  cases: listCases,
  openCase,
  updateCase,
  saveStep,
  removeStep,
  closeCase,
  reopenCase,
  cancelCase,
  addCaseFile,
};

import type { claimsContract } from '../../../shared/legal/claims.contract.ts';
import type { HandlersOf } from '../context.ts';
import { answerClaim, setProcedureCost } from './answer-claim.ts';
import { correctInterruption, recordInterruption, removeInterruption } from './note-interruptions.ts';
import { putAlertAside, restoreAlert } from './prescription-alerts.ts';
import { procedureLaw } from './procedure-law.ts';
import { showClaim } from './show-claim.ts';
import { setGuideThresholds, showGuide } from './show-guide.ts';

export const claimsHandlers: HandlersOf<typeof claimsContract> = {
  claim: showClaim,
  recordInterruption,
  correctInterruption,
  removeInterruption,
  answerClaim,
  setProcedureCost,
  putAlertAside,
  restoreAlert,
  law: () => procedureLaw,
  collectionGuide: showGuide,
  setGuideThresholds,
};

import type { policyContract } from '../../../shared/policy/policy.contract.ts';
import type { HandlersOf } from '../context.ts';
import { policySettingsOf, setPolicySettings } from './policy-settings.ts';
import { previewPolicy, printPolicy } from './print-policy.ts';

export const policyHandlers: HandlersOf<typeof policyContract> = {
  settings: ({ db }) => policySettingsOf(db),
  setSettings: setPolicySettings,
  page: previewPolicy,
  printPage: printPolicy,
};

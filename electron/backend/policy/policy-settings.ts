import type { ReadDb } from '../../../db/database.ts';
import { readSetting, writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { parsePaymentTerms } from '../../../shared/invoices/payment-terms.fr.ts';
import { parseEarlyPayment } from '../../../shared/payments/early-payment-words.fr.ts';
import { PolicySettings, type policyContract } from '../../../shared/policy/policy.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof policyContract.setSettings;

const KEY = 'policy';

const USUAL: PolicySettings = { paymentTerms: '', earlyPayment: '', usualLimitCents: null, blocksOrders: true, decider: '', chaser: '' };

export function policySettingsOf(db: ReadDb): PolicySettings {
  return PolicySettings.safeParse(readSetting(db, KEY)).data ?? USUAL;
}

/** Keeps those that are given. @throws AppError IMPORT_TERMS_UNREADABLE, EARLY_PAYMENT_WRONG */
export function setPolicySettings({ db }: CommandContext, changes: InputOf<Verb>): OutputOf<Verb> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const next = { ...policySettingsOf(db), ...given };
  if (next.paymentTerms !== '' && parsePaymentTerms(next.paymentTerms) === null)
    throw new AppError('IMPORT_TERMS_UNREADABLE', { terms: next.paymentTerms });
  if (next.earlyPayment !== '' && parseEarlyPayment(next.earlyPayment) === null)
    throw new AppError('EARLY_PAYMENT_WRONG', { typed: next.earlyPayment });
  db.transaction(() => writeSetting(db, KEY, next));
  return next;
}

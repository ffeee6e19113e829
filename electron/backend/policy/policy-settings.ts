import type { ReadDb } from '../../../db/database.ts';
import { readSetting, writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { parsePaymentTerms } from '../../../shared/invoices/payment-terms.fr.ts';
import { parseEarlyPayment } from '../../../shared/payments/early-payment-words.fr.ts';
import { netDaysBeside } from '../../../shared/payments/net-days.fr.ts';
import { PolicySettings, type policyContract } from '../../../shared/policy/policy.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof policyContract.setSettings;

const KEY = 'policy';

const USUAL: PolicySettings = { paymentTerms: '', earlyPayment: '', usualLimitCents: null, blocksOrders: true, decider: '', chaser: '' };

export function policySettingsOf(db: ReadDb): PolicySettings {
  return PolicySettings.safeParse(readSetting(db, KEY)).data ?? USUAL;
}

/**
 * Keeps those that are given. The « n/45 » of « 2/10 n/45 » becomes the usual time to pay where none is said.
 * @throws AppError IMPORT_TERMS_UNREADABLE, EARLY_PAYMENT_WRONG, EARLY_PAYMENT_NET_DAYS
 */
export function setPolicySettings({ db }: CommandContext, changes: InputOf<Verb>): OutputOf<Verb> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const next = { ...policySettingsOf(db), ...given };
  if (next.paymentTerms !== '' && parsePaymentTerms(next.paymentTerms) === null)
    throw new AppError('IMPORT_TERMS_UNREADABLE', { terms: next.paymentTerms });
  if (next.earlyPayment !== '' && parseEarlyPayment(next.earlyPayment) === null)
    throw new AppError('EARLY_PAYMENT_WRONG', { typed: next.earlyPayment });
  const { adopted, contradiction } = netDaysBeside(next.earlyPayment, next.paymentTerms);
  if (contradiction !== null) throw new AppError('EARLY_PAYMENT_NET_DAYS', { problem: contradiction });
  if (adopted !== null) next.paymentTerms = adopted;
  db.transaction(() => writeSetting(db, KEY, next));
  return next;
}

import { readProfile } from '../../../db/companies/companies.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { listMappings } from '../../../db/imports/import-mappings.queries.ts';
import { listTemplates, readTemplate } from '../../../db/letters/letter-templates.queries.ts';
import { readPlans } from '../../../db/reminders/plans.queries.ts';
import { isWorthRemembering } from '../../../shared/imports/import-memory.ts';
import type { MappingFile } from '../../../shared/imports/imports.contract.ts';
import type { CompanySettings } from '../../../shared/portfolio/compare-settings.ts';
import { CopiedPolicy } from '../../../shared/portfolio/routine.contract.ts';
import { SHIPPED_PLANS } from '../../../shared/reminders/shipped-plans.ts';

/** The policy of a company: its domain's own use case, which this one knows nothing of. */
export type PolicyOf = (db: ReadDb) => CopiedPolicy;

/** What may be copied of a company. What an import learned of customers (a name said of a whole file) is not. */
export function settingsOf(db: ReadDb, policyOf: PolicyOf): CompanySettings {
  const isShipped = (key: string) => SHIPPED_PLANS.some((plan) => plan.key === key);
  return {
    templates: listTemplates(db).flatMap((key) => {
      const own = readTemplate(db, key);
      return own ? [{ kind: key.kind, tone: key.tone, language: key.language, ...own }] : [];
    }),
    plans: readPlans(db).map(({ key, name, legalDelayDays, steps }) => ({
      key: isShipped(key) ? key : null,
      name,
      legalDelayDays,
      steps: steps.map(({ level, offsetDays, channel, tone, template, chargesFees }) => ({
        ...{ level, offsetDays, channel, tone, template, chargesFees },
      })),
    })),
    mappings: listMappings(db)
      .filter(({ kind, fingerprint }) => isWorthRemembering(kind, fingerprint))
      .map(({ name, fingerprint, kind, mapping, answers, constants }): MappingFile => {
        const { customerName: _name, customerCode: _code, ...lasting } = constants;
        return { quittance: 'import-mapping', version: 1, name, fingerprint, kind, mapping, answers, constants: lasting };
      }),
    policy: CopiedPolicy.parse(policyOf(db)),
  };
}

/** What names a company, its bank or its people. */
export function ownWordsOf(db: ReadDb): string[] {
  const {
    name,
    siren,
    vatNumber,
    iban,
    phone,
    email,
    signatoryName,
    addressLine1,
    liquidator,
    chequeOrder = '',
    cardLink = '',
  } = readProfile(db);
  return [name, siren, vatNumber, iban, phone, email, signatoryName, addressLine1, liquidator, chequeOrder, cardLink].filter(
    (word) => word !== '',
  );
}

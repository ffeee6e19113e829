import type { WriteDb } from '../../../db/database.ts';
import { keepMapping, listMappings, renameMapping } from '../../../db/imports/import-mappings.queries.ts';
import { insertPlan, readPlans, savePlan } from '../../../db/reminders/plans.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { mappingKeyText, planKeyText } from '../../../shared/portfolio/compare-settings.ts';
import type { CopiedPolicy, TakenSettings } from '../../../shared/portfolio/routine.contract.ts';
import { planProblem } from '../../../shared/reminders/plan-rules.ts';
import { SHIPPED_PLANS } from '../../../shared/reminders/shipped-plans.ts';
import type { CommandContext } from '../context.ts';

/** The letters' and the policy's own use cases, which this domain knows nothing of. */
export interface SettingsWriters {
  saveTemplate(context: CommandContext, template: TakenSettings['templates'][number]): unknown;
  setPolicy(context: CommandContext, policy: CopiedPolicy): unknown;
}

/**
 * Takes settings into a company, all of them or none. A plan that ships is told by its key, another by its name; what a plan was chosen for stays.
 * A shape of file that is known here stays as it is. @throws AppError PLAN_STEPS_INVALID, as `saveTemplate` and `setPolicySettings`
 */
export function takeSettings(context: CommandContext, settings: TakenSettings, writers: SettingsWriters): { taken: number } {
  const { db, today } = context;
  return db.transaction(() => {
    for (const template of settings.templates) writers.saveTemplate(context, template);
    for (const plan of settings.plans) takePlan(db, plan);
    const known = new Set(listMappings(db).map((mapping) => mappingKeyText({ ...mapping, quittance: 'import-mapping', version: 1 })));
    const shapes = settings.mappings.filter((mapping) => !known.has(mappingKeyText(mapping)));
    for (const { name, fingerprint, kind, mapping, answers, constants } of shapes) {
      renameMapping(db, keepMapping(db, { name, fingerprint, kind, mapping, answers, constants, lastUsedOn: today }), name);
    }
    if (settings.policy !== null) writers.setPolicy(context, settings.policy);
    return { taken: settings.templates.length + settings.plans.length + shapes.length + (settings.policy === null ? 0 : 1) };
  });
}

function takePlan(db: WriteDb, plan: TakenSettings['plans'][number]): void {
  const wrong = planProblem(plan.steps);
  if (wrong) throw new AppError('PLAN_STEPS_INVALID', wrong);
  const isShipped = (key: string) => SHIPPED_PLANS.some((shipped) => shipped.key === key);
  const { key, ...content } = plan;
  const there = readPlans(db).find((each) => planKeyText({ ...each, key: isShipped(each.key) ? each.key : null }) === planKeyText(plan));
  if (there) savePlan(db, there.planId, content);
  else if (key === null) insertPlan(db, content);
  else throw new AppError('PLAN_NOT_SHIPPED', { name: content.name });
}

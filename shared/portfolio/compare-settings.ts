import type { LetterTone } from '../letters/letter-kinds.ts';
import type { TemplateKey } from '../letters/letters.contract.ts';
import { copyWords } from './copy-words.fr.ts';
import type { CopiedPart, CopyChange, TakenSettings } from './routine.contract.ts';

/** What may be copied of a company, and what can be told of it. */
export interface CompanySettings extends TakenSettings {
  readonly templates: (TakenSettings['templates'][number] & { changedOn: string })[];
}

/** What a company's own texts must never carry to another: its name, its numbers, its people. Empty texts do not count. */
export type OwnWords = readonly string[];

export const templateKeyText = ({ kind, tone, language }: TemplateKey): string => `template:${kind}/${tone}/${language}`;
export const planKeyText = ({ key, name }: TakenSettings['plans'][number]): string =>
  `plan:${key ?? `own/${name.toLocaleLowerCase('fr')}`}`;
export const mappingKeyText = ({ kind, fingerprint }: TakenSettings['mappings'][number]): string =>
  `mapping:${kind}/${fingerprint}`.slice(0, 400);
const POLICY_KEY = 'policy';

/**
 * What copying some parts of a company's settings does in another: said thing by thing, whatever it comes to. A template that names the company it
 * comes from, its bank account or its people is refused: another company's letters would bear them. A shape of file that the other knows stays as it is
 * there.
 */
export function compareSettings(
  source: CompanySettings,
  target: CompanySettings,
  { parts, ownWords }: { parts: ReadonlySet<CopiedPart>; ownWords: OwnWords },
): CopyChange[] {
  const changes: CopyChange[] = [];
  const add = (part: CopiedPart, key: string, label: string, change: CopyChange['change'], sentence: string) =>
    changes.push({ part, key, label, change, sentence });
  if (parts.has('templates')) {
    for (const template of source.templates) {
      const key = templateKeyText(template);
      const label = copyWords.template(template as TemplateKey & { tone: LetterTone });
      const there = target.templates.find((each) => templateKeyText(each) === key);
      const named = namedIn(template.texts, ownWords);
      if (named !== null) add('templates', key, label, 'refused', copyWords.namesCompany(named));
      else if (there === undefined) add('templates', key, label, 'new', copyWords.replacesShipped);
      else if (isSame(there.texts, template.texts)) add('templates', key, label, 'same', copyWords.same);
      else add('templates', key, label, 'replaced', copyWords.replacesTemplate(there.changedOn));
    }
  }
  if (parts.has('plans')) {
    for (const plan of source.plans) {
      const key = planKeyText(plan);
      const there = target.plans.find((each) => planKeyText(each) === key);
      const label = copyWords.plan(plan.name);
      if (there === undefined) add('plans', key, label, 'new', copyWords.newPlan);
      else if (isSame({ ...there, key: null }, { ...plan, key: null })) add('plans', key, label, 'same', copyWords.same);
      else add('plans', key, label, 'replaced', copyWords.replacesPlan(there.name, there.steps.length));
    }
  }
  if (parts.has('mappings')) {
    for (const mapping of source.mappings) {
      const key = mappingKeyText(mapping);
      const there = target.mappings.find((each) => mappingKeyText(each) === key);
      const label = copyWords.mapping(mapping.name);
      if (there === undefined) add('mappings', key, label, 'new', copyWords.newMapping);
      else add('mappings', key, label, 'kept', copyWords.keptMapping(there.name));
    }
  }
  if (parts.has('policy') && source.policy !== null) {
    const isEqual = isSame(source.policy, target.policy);
    add(
      'policy',
      POLICY_KEY,
      copyWords.policy,
      isEqual ? 'same' : 'replaced',
      isEqual ? copyWords.same : copyWords.replacesPolicy(target.policy),
    );
  }
  return changes;
}

/** What is to be taken: the new and the replaced, of those asked for. */
export function settingsToTake(source: CompanySettings, changes: readonly CopyChange[], keys: ReadonlySet<string> | null): TakenSettings {
  const wanted = new Set(
    changes
      .filter(({ change, key }) => (change === 'new' || change === 'replaced') && (keys === null || keys.has(key)))
      .map(({ key }) => key),
  );
  return {
    templates: source.templates
      .filter((each) => wanted.has(templateKeyText(each)))
      .map(({ kind, tone, language, texts }) => ({ kind, tone, language, texts })),
    plans: source.plans.filter((each) => wanted.has(planKeyText(each))),
    mappings: source.mappings.filter((each) => wanted.has(mappingKeyText(each))),
    policy: wanted.has(POLICY_KEY) ? source.policy : null,
  };
}

/** The first of a company's own words that a text holds; spaces, dots and case make no difference. */
function namedIn(texts: unknown, ownWords: OwnWords): string | null {
  const held = bare(JSON.stringify(texts));
  return ownWords.find((word) => bare(word).length >= 4 && held.includes(bare(word))) ?? null;
}

function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9@]/g, '');
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { letterName } from '../letters/letter-names.fr.ts';
import type { TemplateKey } from '../letters/letters.contract.ts';
import { LANGUAGE_NAMES, TONE_NAMES } from '../letters/template-words.fr.ts';
import { formatEuros } from '../money/format-money.ts';
import type { CopiedPart, CopiedPolicy, CopyChange } from './routine.contract.ts';

/** The reminders written in several tones. */
const HAS_TONES: ReadonlySet<string> = new Set(['reminder1', 'reminder2', 'reminder3']);

export const PART_NAMES: Readonly<Record<CopiedPart, string>> = {
  templates: 'Modèles de courriers',
  plans: 'Plans de relance',
  mappings: 'Façons de lire les fichiers',
  policy: 'Politique de crédit',
};

export const CHANGE_NAMES: Readonly<Record<CopyChange['change'], string>> = {
  new: 'Nouveau',
  replaced: 'Remplacé',
  same: 'Déjà le même',
  kept: 'Gardé',
  refused: 'Impossible',
};

/** What copying settings from one company to another says, thing by thing. */
export const copyWords = {
  template: ({ kind, tone, language }: TemplateKey) => {
    const details = [
      ...(HAS_TONES.has(kind) && language === 'fr' ? [`ton ${TONE_NAMES[tone].toLocaleLowerCase('fr')}`] : []),
      ...(language === 'fr' ? [] : [LANGUAGE_NAMES[language].toLocaleLowerCase('fr')]),
    ];
    return [`Modèle « ${letterName(kind)} »`, ...details].join(', ');
  },
  plan: (name: string) => `Plan « ${name} »`,
  mapping: (name: string) => `« ${name} »`,
  policy: 'Conditions de paiement, escompte, limite et blocage',
  same: 'rien ne change',
  replacesShipped: 'remplace le texte fourni avec Quittance',
  replacesTemplate: (changedOn: string) => `remplace le modèle modifié le ${formatDate(changedOn as LocalDate)}`,
  namesCompany: (word: string) =>
    `ce texte cite « ${word} », propre à la société d’où il vient : modifiez-le d’abord là-bas, ou ici à la main`,
  newPlan: 'un plan de plus, que rien n’utilise encore',
  replacesPlan: (name: string, steps: number) => `remplace les ${steps} étapes du plan « ${name} »`,
  newMapping: 'une forme de fichier que cette société ne connaissait pas',
  keptMapping: (name: string) => `cette forme est déjà connue ici (« ${name} ») : elle n’est pas changée`,
  replacesPolicy: (policy: CopiedPolicy | null) => {
    if (policy === null) return 'remplace les règles de cette société';
    const said = [
      policy.paymentTerms === '' ? 'délai légal de 30 jours' : policy.paymentTerms,
      policy.earlyPayment === '' ? 'pas d’escompte' : `escompte ${policy.earlyPayment}`,
      policy.usualLimitCents === null ? 'pas de limite usuelle' : `limite ${formatEuros(policy.usualLimitCents)}`,
      policy.blocksOrders ? 'commandes bloquées au-delà' : 'commandes non bloquées',
    ];
    return `remplace : ${said.join(', ')}`;
  },
} as const;

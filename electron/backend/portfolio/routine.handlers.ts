import type { routineContract } from '../../../shared/portfolio/routine.contract.ts';
import type { HandlersOf } from '../context.ts';
import type { PolicyOf } from './copied-settings.ts';
import { copySettings, showCopy } from './copy-settings.ts';
import { type LetterSources, listDueLetters } from './list-due-letters.ts';
import { type MarkSent, markPackSent } from './mark-pack-sent.ts';
import { type OwnerPageOf, printOwnerPages } from './print-owner-pages.ts';
import { type PackMaker, printPack } from './print-pack.ts';
import { proposeCompanies, type TraitsOfFile } from './propose-companies.ts';
import { type SettingsWriters, takeSettings } from './take-settings.ts';

/** What the month over several companies does in each comes from other domains, which this one knows nothing of. */
export interface RoutineParts<Section extends { readonly envelopes: number }> extends LetterSources, SettingsWriters {
  traitsOfFile: TraitsOfFile;
  packMaker: PackMaker<Section>;
  markSent: MarkSent;
  ownerPageOf: OwnerPageOf;
  policyOf: PolicyOf;
}

export function routineHandlers<Section extends { readonly envelopes: number }>(
  parts: RoutineParts<Section>,
): HandlersOf<typeof routineContract> {
  const { policyOf } = parts;
  return {
    day: ({ today }) => ({ today }),
    proposeCompanies: (context, input) => proposeCompanies(context, input, parts.traitsOfFile),
    dueLetters: (context, input) => listDueLetters(context, input, parts),
    printPack: (context, input) => printPack(context, input, parts.packMaker, parts.changeSincePrint),
    markPackSent: (context, input) => markPackSent(context, input, parts.markSent, parts.changeSincePrint),
    printOwnerPages: (context, input) => printOwnerPages(context, input, parts.ownerPageOf),
    compareSettings: (context, input) => showCopy(context, input, policyOf),
    copySettings: (context, input) =>
      copySettings(context, input, { policyOf, take: (inside, settings) => takeSettings(inside, settings, parts) }),
    takeSettings: (context, settings) => takeSettings(context, settings, parts),
  };
}

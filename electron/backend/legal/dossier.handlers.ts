import type { dossierContract } from '../../../shared/legal/dossier.contract.ts';
import type { HandlersOf } from '../context.ts';
import type { DossierSources } from './dossier-sources.ts';
import { verifyDossier } from './verify-dossier.ts';
import { writeDossier } from './write-dossier.ts';

/** The letters, promises, schedules and tables of a dossier come from their own domains, which this one knows nothing of. */
export function dossierHandlers(sources: DossierSources): HandlersOf<typeof dossierContract> {
  return { dossier: (context, input) => writeDossier(context, input, sources), verifyDossier };
}

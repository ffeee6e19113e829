import { ReplyError } from '../../shared/contract/client.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';

/** The French sentence to show for a failed call. */
export function errorMessage(error: unknown): string {
  const sentence =
    error instanceof ReplyError
      ? error.message
      : 'L’affichage a rencontré une difficulté imprévue ; ce que vous aviez enregistré est intact. Recommencez.';
  return withFrenchSpaces(sentence);
}

/** True when the user himself stopped the call: nothing to report. */
export function wasCancelled(error: unknown): boolean {
  return error instanceof ReplyError && error.code === 'CANCELLED';
}

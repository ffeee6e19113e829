import { ReplyError } from '../../shared/contract/client.ts';

/** The French sentence to show for a failed call. */
export function errorMessage(error: unknown): string {
  if (error instanceof ReplyError) return error.message;
  return 'L’affichage a rencontré une difficulté imprévue ; ce que vous aviez enregistré est intact. Recommencez.';
}

/** True when the user himself stopped the call: nothing to report. */
export function wasCancelled(error: unknown): boolean {
  return error instanceof ReplyError && error.code === 'CANCELLED';
}

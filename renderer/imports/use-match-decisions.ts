import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbInput } from '../api/verbs.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { leftOutText } from './match-words.fr.ts';

/** What is said once a credit was decided on; with it comes the way back. */
export function useMatchDecisions() {
  const reopen = useApiCommand('imports.reopenMatch', {
    onSuccess: () => notifyDone('L’encaissement est de nouveau à rapprocher.'),
    onError: notifyError,
  });
  const accept = useApiCommand('imports.acceptMatch', { onError: notifyError });
  const ignore = useApiCommand('imports.ignoreMatch', { onError: notifyError });
  /** Says what was done, with the way back. */
  const say = (said: string, movementId: number) => notifyDone(said, { verb: 'Annuler', onClick: () => reopen.mutate({ movementId }) });
  return {
    isBusy: accept.isPending || ignore.isPending || reopen.isPending,
    accept: (input: VerbInput<'imports.acceptMatch'>, said: string) =>
      accept.mutate(input, { onSuccess: ({ movementId }) => say(said, movementId) }),
    ignore: (movementId: number, label: string) => ignore.mutate({ movementId }, { onSuccess: () => say(leftOutText(label), movementId) }),
    say,
    reopen: (movementId: number) => reopen.mutate({ movementId }),
  };
}

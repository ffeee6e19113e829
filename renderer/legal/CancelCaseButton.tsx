import { Button } from '@mantine/core';
import { messageOf } from '../../shared/errors/messages.fr.ts';
import { stepThatHappened } from '../../shared/legal/cancel-case.ts';
import type { LegalCase } from '../../shared/legal/cases.contract.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { confirm, explain } from '../ui/confirm.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import classes from './CasesTab.module.css';

/** Takes back a case opened by mistake, or says why it can no longer be. */
export function CancelCaseButton({ legalCase }: { legalCase: LegalCase }) {
  const { caseId, customerName, route, steps, costs } = legalCase;
  const cancel = useApiCommand('legal.cancelCase', {
    onRefreshed: () => notifyDone(`Dossier de ${customerName} annulé`),
    onError: notifyError,
  });
  const ask = () => {
    const happened = stepThatHappened(steps);
    if (happened) {
      const text = messageOf('CASE_HAS_STEPS', { customerName, stepName: happened.name, on: happened.on });
      explain({ title: 'Ce dossier ne peut plus être annulé', text });
      return;
    }
    const follows =
      route === 'collectiveProceedings'
        ? 'La date du jugement est retirée de la fiche du client : relances et intérêts reprennent.'
        : 'Ses factures reviennent dans les relances, là où elles en étaient.';
    const spent = costs.totalCents > 0 ? ` Les ${formatEuros(costs.totalCents)} de frais notés sont retirés avec lui.` : '';
    confirm({
      title: `Annuler le dossier de ${customerName}, ouvert par erreur ?`,
      consequence: `Il ne compte plus nulle part. ${follows}${spent} Ses pièces restent chez le client, et le journal garde la trace de tout.`,
      verb: 'Annuler ce dossier',
      onConfirm: () => cancel.mutate({ caseId }),
    });
  };
  return (
    <div className={classes.actions}>
      <Button variant="subtle" size="compact-sm" loading={cancel.isPending} onClick={ask}>
        Annuler ce dossier, ouvert par erreur…
      </Button>
    </div>
  );
}

import { Checkbox } from '@mantine/core';
import type { CompanyProfile } from '../../shared/companies/companies.contract.ts';
import { isIban } from '../../shared/companies/identifiers.ts';
import { offeredWays, USUAL_WAYS_TO_PAY } from '../../shared/companies/ways-to-pay.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { Card } from '../ui/Card.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import classes from './LetterheadCards.module.css';

/** Whether letters print the QR code of the transfer, and why none is printed all the same. */
export function TransferCodeCard({ profile }: { profile: CompanyProfile }) {
  const update = useApiCommand('companies.updateProfile', {
    onSuccess: ({ transferCode }) =>
      notifyDone(transferCode ? 'Les courriers porteront le QR code' : 'Les courriers ne porteront plus le QR code'),
    onError: notifyError,
  });
  const { transfer } = offeredWays(profile);
  const hint = !transfer
    ? 'Vos courriers ne proposent pas le virement : voyez l’IBAN et les moyens de paiement dans l’onglet Société.'
    : isIban(profile.iban)
      ? 'Le client le scanne avec l’application de sa banque : le compte, la somme et la référence sont déjà remplis.'
      : 'L’IBAN de la société est faux : aucun QR code n’est imprimé. Corrigez-le dans l’onglet Société.';
  return (
    <Card title="Paiement par téléphone">
      <p className={classes.hint}>{hint}</p>
      <Checkbox
        label="Imprimer le QR code du virement"
        checked={(update.isPending ? update.variables.transferCode : profile.transferCode) ?? USUAL_WAYS_TO_PAY.transferCode}
        disabled={!transfer}
        onChange={(event) => update.mutate({ transferCode: event.currentTarget.checked })}
      />
    </Card>
  );
}

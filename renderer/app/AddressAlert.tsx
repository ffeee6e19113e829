import { Button } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';

/** Why no letter can leave for a customer: its address is missing, or was taken out of the file for good and is not to be filled in again. */
export function AddressAlert({
  hasAddress,
  anonymisedOn,
  onComplete,
}: {
  hasAddress: boolean;
  /** Null for a customer that was not; undefined until it is known. */
  anonymisedOn: LocalDate | null | undefined;
  /** Leads to the customer's details; null where they are shown already. */
  onComplete: (() => void) | null;
}) {
  if (anonymisedOn === undefined) return null;
  if (anonymisedOn !== null) {
    return (
      <InlineAlert tone="info">
        Anonymisé le {formatDate(anonymisedOn)} : son nom et ses coordonnées ont été retirés pour toujours ; il n’y a rien à compléter.
      </InlineAlert>
    );
  }
  if (hasAddress || onComplete === null) return null;
  return (
    <InlineAlert tone="warn" actions={<Button onClick={onComplete}>Compléter la fiche</Button>}>
      Sans code postal ni ville, aucun courrier ne peut partir à ce client.
    </InlineAlert>
  );
}

import { Button } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import { type Cents, minCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { FeePart } from './allocation-state.ts';
import classes from './RecordPaymentDialog.module.css';

/** Why a part is proposed for late fees, or the way to count there what is left: nothing is taken for them unseen. */
export function FeeNote({
  fees: { owedCents, amountCents },
  restCents,
  letter,
  onCount,
}: {
  fees: FeePart;
  restCents: Cents;
  /** The letter that asked for exactly this sum, where the proposal comes from it. */
  letter: { kind: LetterKind; on: LocalDate } | null;
  onCount: (amount: Cents) => void;
}) {
  if (letter !== null) {
    return (
      <p className={classes.left}>
        C’est la somme demandée par votre courrier « {letterName(letter.kind)} » du {formatDate(letter.on)}, pénalités et indemnités
        comprises.
      </p>
    );
  }
  if (restCents <= 0 || owedCents <= 0 || (amountCents ?? 0) > 0) return null;
  const part = minCents(restCents, owedCents);
  return (
    <p className={classes.left}>
      {formatEuros(owedCents)} de pénalités et d’indemnités sont dus à cette date.{' '}
      <Button variant="subtle" size="compact-xs" onClick={() => onCount(part)}>
        En régler {formatEuros(part)}
      </Button>
    </p>
  );
}

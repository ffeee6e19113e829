import { Checkbox } from '@mantine/core';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { DiscountOutcome } from '../../shared/payments/discount-outcome.fr.ts';
import { discountMethod } from '../../shared/payments/early-payment-words.fr.ts';
import { InlineAlert } from './InlineAlert.tsx';

interface DiscountNotesProps {
  outcome: DiscountOutcome;
  isGranted: boolean;
  onGrant: (isGranted: boolean) => void;
}

/** The discounts that a payment earns, which the user may withhold, and why others are not earned; nothing where no terms are in play. */
export function DiscountNotes({ outcome: { earned, earnedCents, missed }, isGranted, onGrant }: DiscountNotesProps) {
  const [only] = earned;
  const rates = [...new Set(earned.map(({ ratePct }) => discountMethod(ratePct)))].join(', ');
  const closed = earned.length > 1 ? `${earned.length} factures sont soldées` : `${only?.number ?? ''} est soldée`;
  return (
    <>
      {earned.length > 0 && (
        <Checkbox
          label={`${rates} : ${formatEuros(earnedCents)} accordés, payé à temps`}
          description={
            isGranted ? `${closed}. L’escompte ne compte pas dans l’argent encaissé.` : `${formatEuros(earnedCents)} resteront dus.`
          }
          checked={isGranted}
          onChange={(event) => onGrant(event.currentTarget.checked)}
        />
      )}
      {missed.map((sentence) => (
        <InlineAlert key={sentence} tone="warn">
          {sentence}
        </InlineAlert>
      ))}
    </>
  );
}

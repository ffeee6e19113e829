import { useState } from 'react';
import type { Cents } from '../../shared/money/cents.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { notifyError } from '../ui/notify.tsx';

/** How far a payment may be from what it settles: kept when the field is left. */
export function MatchTolerance() {
  const options = useApiQuery('imports.options', {});
  const set = useApiCommand('imports.setOptions', { onError: notifyError });
  const [typed, setTyped] = useState<Cents | null>(null);
  const stored = options.data?.matchToleranceCents ?? null;
  return (
    <AmountField
      label="Écart accepté (arrondi, frais de banque)"
      value={typed ?? stored}
      onChange={setTyped}
      onBlurCapture={() => {
        if (typed !== null && typed >= 0 && typed !== stored) set.mutate({ matchToleranceCents: typed });
        setTyped(null);
      }}
    />
  );
}

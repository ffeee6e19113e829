import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseTypedRate } from '../../shared/late-fees/rate-words.fr.ts';
import { formatRate } from '../../shared/money/format-money.ts';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './ContractRateCard.module.css';

type Terms = VerbOutput<'lateFees.terms'>;

/** The rate of late-payment interest that the company's terms of sale set, if they set one. */
export function ContractRateCard() {
  const terms = useApiQuery('lateFees.terms', {});
  return <QueryState query={terms}>{(known) => <RateForm key={String(known.contractRatePct)} terms={known} />}</QueryState>;
}

function RateForm({ terms }: { terms: Terms }) {
  const saved = terms.contractRatePct === null ? '' : String(terms.contractRatePct).replace('.', ',');
  const [typed, setTyped] = useState(saved);
  const save = useApiCommand('lateFees.setTerms', { onRefreshed: () => notifyDone('Taux des pénalités enregistré') });
  const rate = parseTypedRate(typed);
  const isEmpty = typed.trim() === '';
  const isWrong = !isEmpty && rate === null;
  const isUnderFloor = rate !== null && terms.floorPct !== null && Number(rate) < terms.floorPct;
  return (
    <Card title="Taux de vos conditions générales de vente" term="penalites">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrong && typed !== saved) save.mutate({ contractRatePct: isEmpty ? null : rate });
        }}
      >
        <TextInput
          label="Taux annuel des pénalités de retard"
          description="Vide : le taux de la BCE majoré de 10 points, semestre par semestre. Une administration doit toujours ce taux majoré de 8 points."
          placeholder="BCE + 10 points"
          rightSection="%"
          inputMode="decimal"
          w={440}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isWrong ? 'Écrivez un taux comme 12 ou 12,5, ou laissez vide.' : undefined}
        />
        <Button type="submit" disabled={isWrong || typed.trim() === saved} loading={save.isPending}>
          Enregistrer
        </Button>
      </form>
      {isUnderFloor && terms.floorPct !== null && (
        <InlineAlert tone="warn">
          La loi ne permet pas moins de trois fois le taux de l’intérêt légal : {formatRate(terms.floorPct)} ce semestre. Le taux sera gardé
          tel quel, et le contrôle avant impression vous le rappellera.
        </InlineAlert>
      )}
      {save.error && <InlineAlert tone="late">{errorMessage(save.error)}</InlineAlert>}
    </Card>
  );
}

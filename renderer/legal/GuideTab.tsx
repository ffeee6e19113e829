import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { handWord, levelSentence } from '../../shared/legal/collection-guide.fr.ts';
import type { CollectionGuide, GuideHand, GuideThresholds } from '../../shared/legal/collection-guide.ts';
import { formatEuros, formatPercent } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { Facts } from '../ui/Facts.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { DotColour } from '../ui/tone.ts';
import classes from './GuideTab.module.css';

const DOTS: Record<GuideHand, DotColour> = { inHouse: 'good', either: 'warn', outside: 'aged-3' };

/** In-house or outside: who should do what, stage by stage, from the company's own rate of unpaid sales. */
export function GuideTab({ today }: { today: LocalDate }) {
  const guide = useApiQuery('legal.collectionGuide', { asOf: today });
  return (
    <QueryState query={guide}>
      {(shown) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
        <section className={classes.page} aria-label="Soi-même ou confier" tabIndex={0}>
          <Facts
            facts={[
              {
                label: 'Votre taux d’impayés',
                value: shown.unpaidRate === null ? '—' : formatPercent(shown.unpaidRate),
                detail: levelSentence(shown.level),
              },
              {
                label: 'Factures échues',
                value: formatEuros(shown.salesCents),
                detail: `du ${formatDate(shown.from)} au ${formatDate(shown.to)}, avoirs déduits`,
              },
              {
                label: 'Encore impayées',
                value: formatEuros(shown.unpaidCents),
                detail: `${shown.unpaidCount} facture${shown.unpaidCount > 1 ? 's' : ''} à plus de 90 jours`,
              },
              { label: 'Passées en perte', value: formatEuros(shown.writtenOffCents), detail: 'sur les mêmes factures' },
            ]}
          />
          <Card title="Étape par étape">
            <ol className={classes.stages}>
              {shown.stages.map(({ stage, name, hand, advice }) => (
                <li key={stage}>
                  <strong>{name}</strong>
                  <StatusDot colour={DOTS[hand]}>{handWord(hand)}</StatusDot>
                  <span>{advice}</span>
                </li>
              ))}
            </ol>
          </Card>
          <Thresholds key={JSON.stringify(shown.thresholds)} guide={shown} />
        </section>
      )}
    </QueryState>
  );
}

function Thresholds({ guide }: { guide: CollectionGuide }) {
  const [typed, setTyped] = useState<GuideThresholds>(guide.thresholds);
  const save = useApiCommand('legal.setGuideThresholds', { onSuccess: () => notifyDone('Seuils enregistrés'), onError: notifyError });
  const field = (label: string, key: keyof GuideThresholds) => (
    <NumberInput
      label={label}
      suffix=" %"
      decimalSeparator=","
      decimalScale={1}
      min={0}
      max={100}
      w={250}
      value={typed[key]}
      onChange={(value) => setTyped({ ...typed, [key]: Number(value) })}
    />
  );
  const isChanged = JSON.stringify(typed) !== JSON.stringify(guide.thresholds);
  return (
    <Card title="Vos seuils" note="aucun texte ne les fixe : partez de l’usage, puis de votre expérience">
      <div className={classes.thresholds}>
        {field('Confier les tribunaux dès', 'outsideForCourtsPct')}
        {field('Confier les mises en demeure dès', 'outsideForAllPct')}
        <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate(typed)}>
          Enregistrer les seuils
        </Button>
      </div>
    </Card>
  );
}

import { Button } from '@mantine/core';
import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import classes from './Imports.module.css';
import { matchedSentence, resultSentence } from './import-words.fr.ts';
import { ProblemsTable } from './ProblemsTable.tsx';
import { useUndoImport } from './use-undo-import.ts';

interface NextStep {
  words: string;
  href: string;
}

const DASHBOARD: NextStep = { words: 'Voir le pilotage', href: hrefTo('dashboard', {}) };

/** Where one goes from a file that was just imported: what there is to do with it comes last, and stands out. */
const NEXT_STEPS: Partial<Record<ImportKind, readonly NextStep[]>> = {
  customers: [{ words: 'Voir les clients', href: hrefTo('customers', {}) }],
  charges: [DASHBOARD],
  forecast: [{ words: 'Voir les prévisions', href: hrefTo('forecasts', {}) }],
};
const AFTER_RECEIVABLES: readonly NextStep[] = [DASHBOARD, { words: 'Voir qui relancer', href: hrefTo('reminders', {}) }];

function NextSteps({ kind }: { kind: ImportKind }) {
  const steps = NEXT_STEPS[kind] ?? AFTER_RECEIVABLES;
  return steps.map(({ words, href }, index) => (
    <Button key={words} component="a" href={href} variant={index === steps.length - 1 ? 'filled' : 'default'}>
      {words}
    </Button>
  ));
}

export interface ImportResultProps {
  fileName: string;
  kind: ImportKind;
  outcome: VerbOutput<'imports.commit'>;
  onUndone: () => void;
}

/** What the import did, its totals to compare with the software that wrote the file, and the way back. */
export function ImportResult({ fileName, kind, outcome, onUndone }: ImportResultProps) {
  const undo = useUndoImport(onUndone);
  const { totals } = outcome;
  const sums = [
    totals.invoiceCents !== 0 ? `factures ${formatEuros(totals.invoiceCents)}` : '',
    totals.creditNoteCents !== 0 ? `avoirs ${formatEuros(totals.creditNoteCents)}` : '',
    totals.paymentCents !== 0 ? `règlements ${formatEuros(totals.paymentCents)}` : '',
    totals.chargeCents !== 0 ? `charges ${formatEuros(totals.chargeCents)}` : '',
  ].filter((sum) => sum !== '');
  const problems = [...outcome.rejected, ...outcome.remarks];
  return (
    <>
      <InlineAlert
        tone="good"
        actions={
          <>
            <Button leftSection={<Icon name="undo" />} loading={undo.isPending} onClick={() => undo.ask(outcome.importId, fileName)}>
              Annuler cet import
            </Button>
            <NextSteps kind={kind} />
          </>
        }
      >
        <strong>{fileName}</strong> : {resultSentence(outcome.counts, kind)} {matchedSentence(outcome.matchedPayments)}
        {sums.length > 0 && <span className={classes.sums}> Totaux du fichier : {sums.join(', ')}.</span>}
      </InlineAlert>
      {problems.length > 0 && (
        <Card
          title={`${outcome.rejected.length > 0 ? 'Lignes à vérifier' : 'À savoir'} (${problems.length.toLocaleString('fr-FR')})`}
          padding="flush"
          fill
        >
          <ProblemsTable problems={problems} />
        </Card>
      )}
    </>
  );
}

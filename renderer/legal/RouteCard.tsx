import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseRoute } from '../../shared/legal/case-kinds.ts';
import type { AssessedProcedure, ClaimFile } from '../../shared/legal/claims.contract.ts';
import { CONFIDENCE_WORDS } from '../../shared/legal/procedure-names.fr.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { Card } from '../ui/Card.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo } from '../ui/routing/location.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './ClaimPane.module.css';
import { STATE_DOTS, STATE_WORDS } from './claim-dots.ts';
import { OpenCaseDialog } from './OpenCaseDialog.tsx';

/** What a case about these claims would start from. */
export interface AdvisedCase {
  route: CaseRoute;
  court: string | null;
  invoiceIds: readonly number[];
}

/** The way that fits a claim, and every other, open or closed, with why. */
export function RouteCard({ file, openCase }: { file: ClaimFile; openCase: AdvisedCase | null }) {
  const [isOpening, setOpening] = useState(false);
  const order: Record<AssessedProcedure['state'], number> = { open: 0, check: 1, closed: 2 };
  const procedures = file.procedures.toSorted(
    (a, b) => Number(b.code === file.route.code) - Number(a.code === file.route.code) || order[a.state] - order[b.state],
  );
  const closed = procedures.filter(({ state }) => state === 'closed');
  // The first sentence says the way and its amount; its name stands above.
  const [first, ...others] = file.route.reasons;
  return (
    <Card title="Voie conseillée" note={<a href={hrefTo('legal', {}, { onglet: 'sources' })}>D’où viennent ces règles ?</a>}>
      <p className={classes.advice}>{file.route.name}</p>
      <ul className={classes.sentences}>
        {(others.length > 0 ? others : [first]).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {openCase !== null && (
        <Button size="compact-sm" mt={8} onClick={() => setOpening(true)}>
          Ouvrir un dossier…
        </Button>
      )}
      <div className={classes.procedures}>
        {procedures
          .filter(({ state }) => state !== 'closed')
          .map((procedure) => (
            <Procedure key={procedure.code} procedure={procedure} />
          ))}
        {closed.length > 0 && (
          <details>
            <summary>
              <span>Voies fermées ({closed.length})</span>
            </summary>
            <div>
              <dl className={classes.closed}>
                {closed.map(({ code, name, reasons }) => (
                  <div key={code}>
                    <dt>{name}</dt>
                    <dd>{reasons.join('. ')}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </details>
        )}
      </div>
      {isOpening && openCase !== null && (
        <OpenCaseDialog
          customerId={file.customerId}
          advised={openCase}
          onClose={() => setOpening(false)}
          onOpened={({ caseId }) => goTo('legal', {}, { onglet: 'dossiers', dossier: String(caseId) })}
        />
      )}
    </Card>
  );
}

function Procedure({ procedure }: { procedure: AssessedProcedure }) {
  const { name, state, reasons, court, form, steps, missing, confidence } = procedure;
  return (
    <details>
      <summary>
        <span>{name}</span>
        <StatusDot colour={STATE_DOTS[state]}>{STATE_WORDS[state]}</StatusDot>
      </summary>
      <div>
        <ul className={classes.sentences}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <dl>
          {court !== null && (
            <>
              <dt>Tribunal</dt>
              <dd>{court}</dd>
            </>
          )}
          {form !== null && (
            <>
              <dt>Formulaire</dt>
              <dd>{form}</dd>
            </>
          )}
          <dt>Coût</dt>
          <dd>
            <ProcedureCost procedure={procedure} />
          </dd>
          <dt>Ensuite</dt>
          <dd>
            <ol className={classes.sentences}>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </dd>
          {missing.length > 0 && (
            <>
              <dt>Il manque</dt>
              <dd>
                <ul className={classes.sentences}>
                  {missing.map((each) => (
                    <li key={each}>{each}</li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          <dt>Fiabilité</dt>
          <dd>{CONFIDENCE_WORDS[confidence]}</dd>
        </dl>
      </div>
    </details>
  );
}

/** What is known of the cost, and what the user was told of it. */
function ProcedureCost({ procedure: { code, name, cost } }: { procedure: AssessedProcedure }) {
  const [typed, setTyped] = useState<Cents | null>(cost.enteredCents);
  const keep = useApiCommand('legal.setProcedureCost', { onSuccess: () => notifyDone(`Coût noté : ${name}`), onError: notifyError });
  return (
    <>
      {cost.text}
      <div className={classes.cost}>
        <AmountField aria-label={`Votre coût : ${name}`} placeholder="votre chiffre" size="xs" w={120} value={typed} onChange={setTyped} />
        <Button
          size="compact-xs"
          disabled={typed === cost.enteredCents}
          loading={keep.isPending}
          onClick={() => keep.mutate({ procedure: code, costCents: typed })}
        >
          Retenir
        </Button>
        {cost.enteredCents !== null && <span className={classes.muted}>{formatEuros(cost.enteredCents)} retenus</span>}
      </div>
    </>
  );
}

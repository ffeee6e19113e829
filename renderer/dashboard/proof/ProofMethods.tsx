import type { Proof } from '../../../shared/dashboard/proof/proof.contract.ts';
import { formatFigure } from '../../../shared/dashboard/proof/proof-formula.fr.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { Card } from '../../ui/Card.tsx';
import { withFrenchSpaces } from '../../ui/french-spaces.ts';
import { hrefTo } from '../../ui/routing/addresses.ts';
import { scopeSettings } from '../../ui/routing/scope-settings.ts';
import classes from './ProofScreen.module.css';

/** The ways of counting one delay, side by side, and why they differ. */
export function ProofMethods({ proof, scope }: { proof: Proof; scope: Scope }) {
  if (proof.methods.length === 0) return null;
  return (
    <Card title="Le même délai, selon la méthode">
      <ul className={classes.methods}>
        {proof.methods.map(({ figure, name, value, isThisOne }) => (
          <li key={figure} data-this={isThisOne || undefined}>
            {isThisOne ? (
              <span aria-current="true">{name}</span>
            ) : (
              <a href={hrefTo('proof', { figure }, { mois: proof.month, ...scopeSettings(scope) })}>{name}</a>
            )}
            <strong>{formatFigure(value, proof.unit)}</strong>
          </li>
        ))}
      </ul>
      {proof.gap !== null && <p className={classes.gap}>{withFrenchSpaces(proof.gap)}</p>}
    </Card>
  );
}

import type { ProvenFigure } from '../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import classes from './FigureLink.module.css';
import { hrefTo } from './routing/addresses.ts';
import { scopeSettings } from './routing/scope-settings.ts';

export interface FigureLinkProps {
  figure: ProvenFigure;
  month: YearMonth;
  scope?: Scope;
  /** What the figure is called where it stands: « DSO sur 3 mois ». */
  name: string;
  /** The figure as it is read: `47,3 j`. */
  value: string;
  /** `always` underlines it even before the pointer or the keyboard is on it. */
  underline?: 'always' | 'onHover';
}

/** A figure that leads to where it comes from. */
export function FigureLink({ figure, month, scope = {}, name, value, underline = 'always' }: FigureLinkProps) {
  return (
    <a
      className={classes.figure}
      data-underline={underline}
      href={hrefTo('proof', { figure }, { mois: month, ...scopeSettings(scope) })}
      aria-label={`${value}, ${name} : d’où vient ce chiffre ?`}
      title="D’où vient ce chiffre ?"
    >
      {value}
    </a>
  );
}

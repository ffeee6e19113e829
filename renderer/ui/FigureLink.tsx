import type { ReactNode } from 'react';
import type { ProvenFigure } from '../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import classes from './FigureLink.module.css';
import { type ProofOrigin, proofHref } from './routing/proof-address.ts';

/** The month that a figure is of, or the day that a balance is of. */
export type FigureTime = { month: YearMonth; day?: never } | { day: LocalDate; month?: never };

export type FigureLinkProps = FigureTime & {
  figure: ProvenFigure;
  scope?: Scope;
  /** What the figure is called where it stands: « DSO sur 3 mois ». */
  name: string;
  /** The figure as it is read: `47,3 j`. */
  value: string;
  /** The same with its colour, where it has one. */
  children?: ReactNode;
  /** `always` underlines it even before the pointer or the keyboard is on it. */
  underline?: 'always' | 'onHover';
  /** The screen that it stands on, to come back to; the dashboard when not said. */
  from?: ProofOrigin;
};

/** A figure that leads to where it comes from. */
export function FigureLink({ figure, month, day, scope = {}, name, value, children, underline = 'always', from }: FigureLinkProps) {
  return (
    <a
      className={classes.figure}
      data-underline={underline}
      href={proofHref(figure, { month, day }, scope, from)}
      aria-label={`${value}, ${name} : d’où vient ce chiffre ?`}
      title="D’où vient ce chiffre ?"
    >
      {children ?? value}
    </a>
  );
}

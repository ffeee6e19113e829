import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import { FIGURE_TEXTS } from '../../shared/dashboard/figure-texts.fr.ts';
import { reasonOfFigure, valueOfFigure } from '../../shared/dashboard/figure-value.ts';
import { nullReasonText } from '../../shared/dashboard/null-reasons.fr.ts';
import { formatFigure } from '../../shared/dashboard/proof/proof-formula.fr.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { Card } from '../ui/Card.tsx';
import { FigureLink } from '../ui/FigureLink.tsx';
import classes from './DashboardScreen.module.css';
import tableClasses from './RatioTables.module.css';
import { RATIO_FAMILIES } from './ratio-rows.fr.ts';

/** Every other figure of the month, each with what it means; a dash with its reason where it cannot be computed. */
export function RatioTables({ figures, scope = {} }: { figures: DashboardFigures; scope?: Scope }) {
  return (
    <div className={classes.ratios}>
      {RATIO_FAMILIES.map((family) => (
        <Card key={family.title} title={family.title}>
          <table className={tableClasses.table} aria-label={family.title}>
            <tbody>
              {family.figures.map((figure) => {
                const { name, unit, meaning } = FIGURE_TEXTS[figure];
                const reason = reasonOfFigure(figures, figure);
                const value = formatFigure(valueOfFigure(figures, figure), unit);
                return (
                  <tr key={figure}>
                    <th scope="row">
                      {name}
                      <span className={tableClasses.meaning}>{reason ? `${meaning} : ${nullReasonText(figure, reason)}` : meaning}</span>
                    </th>
                    <td>
                      <FigureLink figure={figure} month={figures.month} scope={scope} name={name} value={value} underline="onHover" />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Card>
      ))}
    </div>
  );
}

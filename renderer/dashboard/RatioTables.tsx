import { isUnfinished } from '../../shared/dashboard/current-month.ts';
import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import { FIGURE_TEXTS } from '../../shared/dashboard/figure-texts.fr.ts';
import { reasonOfFigure, valueOfFigure } from '../../shared/dashboard/figure-value.ts';
import { nullReasonText } from '../../shared/dashboard/null-reasons.fr.ts';
import { isBalanceFigure, type ProvenFigure } from '../../shared/dashboard/proof/proof.contract.ts';
import { formatFigure } from '../../shared/dashboard/proof/proof-formula.fr.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { Card } from '../ui/Card.tsx';
import { FigureLink } from '../ui/FigureLink.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import classes from './DashboardScreen.module.css';
import tableClasses from './RatioTables.module.css';
import { RATIO_FAMILIES, SHARES_OF_CUSTOMERS } from './ratio-rows.fr.ts';

/** Every other figure of the month, each with what it means; a dash with its reason where it cannot be computed. */
export function RatioTables({ figures, scope = {} }: { figures: DashboardFigures; scope?: Scope }) {
  const unfinished = isUnfinished(figures);
  return (
    <div className={classes.ratios}>
      {familiesOf(figures, scope).map((family) => (
        <Card key={family.title} title={family.title}>
          <table className={tableClasses.table} aria-label={family.title}>
            <tbody>
              {family.figures.map((figure) => {
                const { name, unit, meaning } = FIGURE_TEXTS[figure];
                const toDate = unfinished && isBalanceFigure(figure);
                const reason = reasonOfFigure(figures, figure);
                const value = formatFigure(valueOfFigure(figures, figure), unit);
                const time = toDate ? { day: figures.asOf } : { month: figures.month };
                const said = toDate ? `${meaning}, à ce jour` : meaning;
                return (
                  <tr key={figure}>
                    <th scope="row">
                      {name}
                      <span className={tableClasses.meaning}>
                        {withFrenchSpaces(reason ? `${said} : ${nullReasonText(figure, reason)}` : said)}
                      </span>
                    </th>
                    <td>
                      <FigureLink figure={figure} {...time} scope={scope} name={name} value={value} underline="onHover" />
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

/** The families without what only the company has, nor the shares of customers of whom there is one alone. */
function familiesOf(figures: DashboardFigures, { customerId, segment }: Scope): { title: string; figures: ProvenFigure[] }[] {
  const isPart = customerId !== undefined || segment !== undefined;
  return RATIO_FAMILIES.map(({ title, partTitle, figures: all }) => ({
    title: isPart ? (partTitle ?? title) : title,
    figures: all.filter(
      (figure) => reasonOfFigure(figures, figure) !== 'companyOnly' && !(customerId !== undefined && SHARES_OF_CUSTOMERS.includes(figure)),
    ),
  })).filter((family) => family.figures.length > 0);
}

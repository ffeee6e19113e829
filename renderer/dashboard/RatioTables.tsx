import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import { NULL_REASONS } from '../../shared/dashboard/null-reasons.fr.ts';
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
              {family.rows.map((row) => {
                const value = row.value(figures);
                const reason = figures.reasons[row.reason];
                return (
                  <tr key={row.name}>
                    <th scope="row">
                      {row.name}
                      <span className={tableClasses.meaning}>
                        {value === null && reason ? `${row.meaning} : ${NULL_REASONS[reason]}` : row.meaning}
                      </span>
                    </th>
                    <td>
                      <FigureLink
                        figure={row.figure}
                        month={figures.month}
                        scope={scope}
                        name={row.name}
                        value={value ?? '—'}
                        underline="onHover"
                      />
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

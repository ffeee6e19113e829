import { DISPUTE_AGE_NAMES, DISPUTE_CATEGORY_NAMES } from '../../shared/disputes/dispute-words.fr.ts';
import { DisputeCategory, type DisputeGroup } from '../../shared/disputes/disputes.contract.ts';
import { formatAmount, formatNumber } from '../../shared/money/format-money.ts';
import type { VerbOutput } from '../api/verbs.ts';
import classes from './DisputesScreen.module.css';

/** The open disputes by what they are about, by age and by who follows them. */
export function DisputeReport({ report }: { report: VerbOutput<'disputes.report'> }) {
  return (
    <div className={classes.report}>
      <Group title="Par nature" groups={report.byCategory} nameOf={categoryName} />
      <Group title="Par ancienneté" groups={report.byAge} nameOf={(key) => DISPUTE_AGE_NAMES[key] ?? key} />
      <Group title="Par responsable" groups={report.byOwner} nameOf={(key) => (key === '' ? 'Personne' : key)} />
    </div>
  );
}

function categoryName(key: string): string {
  const category = DisputeCategory.safeParse(key).data;
  return category === undefined ? key : DISPUTE_CATEGORY_NAMES[category];
}

function Group({ title, groups, nameOf }: { title: string; groups: readonly DisputeGroup[]; nameOf: (key: string) => string }) {
  return (
    <section className={classes.group}>
      <table aria-label={`Litiges ouverts ${title.toLocaleLowerCase('fr')}`}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">Nombre</th>
            <th scope="col">Âge (j)</th>
            <th scope="col">Contesté (€)</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, count, amountCents, averageAgeDays }) => (
            <tr key={key}>
              <td title={nameOf(key)}>{nameOf(key)}</td>
              <td>{count}</td>
              <td title="Moyenne des litiges ouverts">{formatNumber(averageAgeDays, 0)}</td>
              <td>{formatAmount(amountCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

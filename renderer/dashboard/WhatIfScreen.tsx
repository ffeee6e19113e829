import type { Scenario, WhatIf } from '../../shared/cash-forecast/what-if.contract.ts';
import type { CustomerSummary } from '../../shared/customers/customers.contract.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { YearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { Card } from '../ui/Card.tsx';
import { FigureLink } from '../ui/FigureLink.tsx';
import { useFiguresDay } from '../ui/figures-day.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { forecastDay } from './forecast-day.ts';
import { usualMonth } from './usual-month.ts';
import { WhatIfChartCard } from './WhatIfChartCard.tsx';
import { WhatIfForm } from './WhatIfForm.tsx';
import classes from './WhatIfScreen.module.css';
import { effectRows } from './what-if-rows.fr.ts';
import { SCENARIO_KINDS, scenarioOf } from './what-if-scenario.ts';

/** « Et si… ? » : what a late payer, money collected or a customer gone would do to the figures. Only reads: nothing is kept but the address. */
export function WhatIfScreen() {
  const company = useCompany();
  const [asked] = useAddressSetting('mois');
  const asOf = forecastDay(YearMonth.safeParse(asked).data ?? usualMonth(company), company.today);
  const customers = useApiQuery('customers.list', { asOf });
  useFiguresDay(asOf);
  return (
    <>
      <PageHeader
        title="Et si… ?"
        back={<BackLink label="Pilotage" href={hrefTo('dashboard', {}, { mois: asked ?? undefined })} />}
        note={`vu du ${formatDate(asOf)}`}
      />
      {company.invoiceCount === 0 ? (
        <ImportFirst>Avec des factures, vous verrez ici ce que changerait un client qui paie plus tard, ou qui s’en va.</ImportFirst>
      ) : (
        <QueryState query={customers}>{(known) => <Supposition asOf={asOf} customers={known} />}</QueryState>
      )}
    </>
  );
}

function Supposition({ asOf, customers }: { asOf: LocalDate; customers: CustomerSummary[] }) {
  const [kind, setKind] = useAddressSetting('si');
  const [customer, setCustomer] = useAddressSetting('client');
  const [days, setDays] = useAddressSetting('jours');
  const [several, setSeveral] = useAddressSetting('clients');
  const scenario = scenarioOf({ kind, customer, days, customers: several }, customers);
  const shownKind = SCENARIO_KINDS.find((known) => known === kind) ?? 'paysLater';
  const answer = useApiQuery(
    'dashboard.whatIf',
    { asOf, scenario: scenario ?? { kind: 'customerLeaves' } },
    { enabled: scenario !== null, keepPrevious: true },
  );
  return (
    <div className={classes.screen}>
      <Card title="La supposition">
        <WhatIfForm
          kind={shownKind}
          scenario={scenario}
          customers={customers}
          usualCustomerId={answer.isPlaceholderData ? undefined : answer.data?.customers[0]?.customerId}
          onKind={(next) => {
            // Who leaves is the largest customer until another is chosen, whoever was looked at before.
            setCustomer(null);
            setKind(next);
          }}
          onCustomer={setCustomer}
          onDays={setDays}
          onCustomers={(ids) => setSeveral(ids.join(','))}
        />
      </Card>
      <div className={classes.effects} aria-busy={answer.isPlaceholderData}>
        {scenario === null ? (
          <Card>{nobody(shownKind)}</Card>
        ) : (
          <QueryState query={answer}>{(effects) => <Effects effects={effects} />}</QueryState>
        )}
      </div>
    </div>
  );
}

function nobody(kind: Scenario['kind']) {
  return kind === 'collected' ? (
    <EmptyState icon="customers" title="Choisissez les clients encaissés" />
  ) : (
    <EmptyState icon="check" title="Personne ne vous doit rien à cette date" />
  );
}

function Effects({ effects }: { effects: WhatIf }) {
  const { asOf, before, after, sentences } = effects;
  return (
    <>
      <Card title="Ce qui change">
        <div className={classes.sentences} aria-live="polite">
          {sentences.map((sentence) => (
            <p key={sentence}>{withFrenchSpaces(sentence)}</p>
          ))}
        </div>
        <table className={classes.table} aria-label="Effets de la supposition">
          <thead>
            <tr>
              <td />
              <th scope="col">En l’état</th>
              <th scope="col">Avec la supposition</th>
              <th scope="col">Écart</th>
            </tr>
          </thead>
          <tbody>
            {effectRows(before, after).map((row) => (
              <tr key={row.name} data-changed={row.before !== row.after || undefined}>
                <th scope="row">{row.name}</th>
                <td>
                  {row.figure ? (
                    <FigureLink figure={row.figure} day={asOf} name={row.name} value={row.before} underline="onHover" from="et-si" />
                  ) : (
                    row.before
                  )}
                </td>
                <td>{row.after}</td>
                <td>{row.change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <div className={classes.chart}>
        <WhatIfChartCard before={before} after={after} />
      </div>
    </>
  );
}

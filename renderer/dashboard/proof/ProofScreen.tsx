import { Button } from '@mantine/core';
import { isDayFigure, ProvenFigure } from '../../../shared/dashboard/proof/proof.contract.ts';
import { formatFigure } from '../../../shared/dashboard/proof/proof-formula.fr.ts';
import { formatDate, formatMonth } from '../../../shared/dates/format-date.ts';
import { LocalDate } from '../../../shared/dates/local-date.ts';
import { lastDayOf, monthOf, YearMonth } from '../../../shared/dates/year-month.ts';
import { termOfFigure } from '../../../shared/lexicon/lexicon.ts';
import { useCompany } from '../../api/company-context.tsx';
import { useApiQuery } from '../../api/use-api-query.ts';
import { BackLink } from '../../ui/BackLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { useFiguresDay } from '../../ui/figures-day.tsx';
import { withFrenchSpaces } from '../../ui/french-spaces.ts';
import { Icon } from '../../ui/icons.tsx';
import { MonthControl } from '../../ui/MonthControl.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { hrefTo } from '../../ui/routing/addresses.ts';
import { useAddressSetting } from '../../ui/routing/location.ts';
import { proofOrigin, wayBack } from '../../ui/routing/proof-address.ts';
import { useAddressScope } from '../../ui/routing/use-address-scope.ts';
import { EmptyState, QueryState } from '../../ui/ScreenState.tsx';
import { TermHelp } from '../../ui/TermHelp.tsx';
import { ScopeControl } from '../ScopeControl.tsx';
import { useScopeName } from '../use-scope-name.ts';
import { usualMonth } from '../usual-month.ts';
import { ProofLeftOut } from './ProofLeftOut.tsx';
import { ProofMethods } from './ProofMethods.tsx';
import { ProofRows } from './ProofRows.tsx';
import classes from './ProofScreen.module.css';
import { usePrinting } from './use-printing.ts';

/** Where a figure comes from: what it means, its formula with the numbers in it, the rows behind it and what is left out of it. */
export function ProofScreen({ figure: asked }: { figure: string }) {
  const company = useCompany();
  const [askedMonth, setMonth] = useAddressSetting('mois');
  const [askedDay, setDay] = useAddressSetting('jour');
  const [origin] = useAddressSetting('depuis');
  const [scope, setScope] = useAddressScope();
  const figure = ProvenFigure.safeParse(asked).data;
  const anyDay = LocalDate.safeParse(askedDay).data;
  const day = figure !== undefined && isDayFigure(figure) ? anyDay : undefined;
  const month = YearMonth.safeParse(askedMonth).data ?? (anyDay ? monthOf(anyDay) : usualMonth(company));
  const proof = useApiQuery(
    'dashboard.proof',
    { figure: figure ?? 'outstandingCents', ...(day === undefined ? { month } : { asOf: day }), ...scope },
    { keepPrevious: true, enabled: figure !== undefined },
  );
  const scopeName = useScopeName(scope);
  const printing = usePrinting();
  useFiguresDay(day ?? lastDayOf(month));
  return (
    <>
      <PageHeader
        title="D’où vient ce chiffre ?"
        back={<BackLink {...wayBack(proofOrigin(origin), day === undefined ? { month } : { day }, scope)} />}
        controls={
          <>
            {day === undefined ? (
              <MonthControl
                month={month}
                onChange={setMonth}
                {...(company.firstMonth ? { first: company.firstMonth } : {})}
                last={monthOf(company.today)}
              />
            ) : (
              <DateField
                aria-label="Arrêté au"
                what="Le jour du chiffre"
                value={day}
                onChange={(chosen) => chosen !== null && setDay(chosen)}
                size="xs"
                w={130}
                popoverProps={{ position: 'bottom-start' }}
              />
            )}
            <ScopeControl scope={scope} onChange={setScope} />
          </>
        }
        actions={
          <Button leftSection={<Icon name="print" />} onClick={() => window.print()}>
            Imprimer
          </Button>
        }
      />
      {figure === undefined ? (
        <EmptyState title="Ce chiffre n’existe pas">
          <a href={hrefTo('dashboard', {})}>Voir tous les chiffres du pilotage</a>
        </EmptyState>
      ) : (
        <QueryState query={proof}>
          {(data) => (
            <div className={classes.proof} aria-busy={proof.isPlaceholderData}>
              <p className={classes.printed}>
                {company.name} · {scopeName} · {day === undefined && `${formatMonth(data.month)}, `}arrêté au {formatDate(data.asOf)} ·
                établi le {formatDate(company.today)}
              </p>
              <Card>
                <div className={classes.head}>
                  <h2 className={classes.name}>{data.name}</h2>
                  <FigureTerm figure={figure} />
                  <p className={classes.value}>{formatFigure(data.value, data.unit)}</p>
                </div>
                <p className={classes.definition}>{withFrenchSpaces(data.definition)}</p>
                {data.value === null && data.reason !== null && <p className={classes.reason}>Ne se calcule pas : {data.reason}.</p>}
                <p className={classes.formula}>
                  <span className={classes.formulaName}>Calcul</span>
                  <span>{data.formula}</span>
                </p>
              </Card>
              <ProofMethods proof={data} scope={scope} />
              {data.parts.map((part) => (
                <ProofRows key={`${part.part} ${data.figure} ${data.asOf}`} proof={data} part={part} scope={scope} printing={printing} />
              ))}
              {data.parts.length > 0 && <ProofLeftOut key={`${data.figure} ${data.asOf}`} proof={data} scope={scope} printing={printing} />}
              {data.parts.length === 0 && (
                <Card title="Ce qu’il y a derrière">
                  <p className={classes.none}>
                    Ce chiffre ne vient pas de factures : c’est ce que vous avez saisi dans{' '}
                    <a href={hrefTo('forecasts', {}, { annee: month.slice(0, 4) })}>Prévisions</a>.
                  </p>
                </Card>
              )}
            </div>
          )}
        </QueryState>
      )}
    </>
  );
}

/** The way from a figure to its word in the lexicon. */
function FigureTerm({ figure }: { figure: ProvenFigure }) {
  const term = termOfFigure(figure);
  return term === undefined ? null : <TermHelp of={term} />;
}

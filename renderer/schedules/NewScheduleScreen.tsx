import { Button, Checkbox, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { addDays, type LocalDate } from '../../shared/dates/local-date.ts';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { Every, ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { useDraft } from '../ui/form/use-draft.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo, useAddressSetting } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { TypedPart } from './InstalmentEditor.tsx';
import { InvoiceChoice } from './InvoiceChoice.tsx';
import classes from './NewScheduleScreen.module.css';
import { NOTHING, PlanPanel } from './PlanPanel.tsx';

/** Proposes a schedule for one customer's debt, shows it as it is decided, and agrees it. */
export function NewScheduleScreen() {
  const { today } = useCompany();
  const [client, setClient] = useAddressSetting('client');
  const customers = useApiQuery('customers.list', { asOf: today });
  const owing = customers.data?.filter(({ id, outstandingCents }) => outstandingCents > 0 || String(id) === client) ?? [];
  const customer = owing.find(({ id }) => String(id) === client);
  return (
    <FillScreen>
      <PageHeader
        title="Nouvel échéancier"
        back={<BackLink label="Tous les échéanciers" href={hrefTo('schedules', {})} />}
        controls={
          <Select
            aria-label="Client"
            placeholder="Choisir un client…"
            searchable
            w={300}
            data={owing.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={client}
            onChange={setClient}
          />
        }
        note={customer && `${formatEuros(customer.outstandingCents)} d’encours`}
      />
      {client === null ? (
        <EmptyState icon="customers" title="Choisissez le client">
          Seuls les clients qui doivent encore quelque chose sont proposés.
        </EmptyState>
      ) : (
        <TermsOf key={client} customerId={Number(client)} />
      )}
    </FillScreen>
  );
}

function TermsOf({ customerId }: { customerId: number }) {
  const { today } = useCompany();
  const invoices = useApiQuery('invoices.list', { asOf: today, customerId });
  return (
    <QueryState query={invoices}>
      {(all) => {
        const open = all.filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
        const free = open.filter(({ scheduleId }) => scheduleId === null).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
        if (free.length > 0) return <Terms customerId={customerId} invoices={free} />;
        return (
          <EmptyState icon="check" title={open.length > 0 ? 'Tout est déjà dans un échéancier' : 'Ce client ne doit rien'}>
            {open.length > 0
              ? 'Les factures ouvertes de ce client sont dans un échéancier en cours.'
              : 'Il n’y a rien à répartir en échéances.'}
          </EmptyState>
        );
      }}
    </QueryState>
  );
}

interface TermsDraft {
  /** Invoices left out; all the others are in. */
  leftOut: number[];
  instalments: number;
  every: Every;
  firstOn: LocalDate | null;
  includeFees: boolean;
  deductCredits: boolean;
  /** Typed instead of the equal ones; null for those. */
  parts: TypedPart[] | null;
}

/** What is late and not contested is in; everything when nothing is. */
function usuallyLeftOut(invoices: readonly InvoiceSummary[]): number[] {
  const usual = invoices.filter(({ daysLate, disputedCents }) => daysLate > 0 && disputedCents === 0);
  return usual.length === 0 ? [] : invoices.filter((invoice) => !usual.includes(invoice)).map(({ id }) => id);
}

/** Days between the agreement and its first instalment, proposed. */
const FIRST_AFTER_DAYS = 8;

function Terms({ customerId, invoices }: { customerId: number; invoices: readonly InvoiceSummary[] }) {
  const { companyId, today } = useCompany();
  const proposed = useMemo(
    (): TermsDraft => ({
      leftOut: usuallyLeftOut(invoices),
      instalments: 3,
      every: 'month',
      firstOn: addDays(today, FIRST_AFTER_DAYS),
      includeFees: false,
      deductCredits: true,
      parts: null,
    }),
    [today, invoices],
  );
  const { values, set, reset } = useDraft<TermsDraft>(proposed, `${companyId}-new-schedule-${customerId}`);
  // Other conditions are another proposal: what was typed over the former one goes.
  const setTerm = <K extends 'instalments' | 'firstOn' | 'every'>(key: K, value: TermsDraft[K]) => {
    set(key, value);
    set('parts', null);
  };
  const chosen = invoices.filter(({ id }) => !values.leftOut.includes(id));
  const terms = useMemo(
    (): ScheduleTerms | null =>
      chosen.length === 0 || values.firstOn === null
        ? null
        : {
            invoiceIds: chosen.map(({ id }) => id),
            instalments: values.instalments,
            every: values.every,
            firstOn: values.firstOn,
            includeFees: values.includeFees,
            deductCredits: values.deductCredits,
            asOf: today,
          },
    [chosen, values.instalments, values.every, values.firstOn, values.includeFees, values.deductCredits, today],
  );
  const [asked] = useDebouncedValue(JSON.stringify(terms), 150);
  const askedTerms = useMemo(() => JSON.parse(asked) as ScheduleTerms | null, [asked]);
  const isCurrent = asked === JSON.stringify(terms);
  // Worked out with the credits, whatever is chosen: what could be deducted is known before it is.
  const credits =
    useApiQuery('schedules.plan', askedTerms ?? NOTHING, { enabled: askedTerms !== null, keepPrevious: true }).data?.credits ?? [];
  const creditsCents = sumCents(credits.map(({ leftCents }) => leftCents));
  const whole = values.parts?.flatMap(({ dueOn, amountCents }) => (dueOn === null || amountCents === null ? [] : [{ dueOn, amountCents }]));
  const create = useApiCommand('schedules.create', {
    onError: notifyError,
    onSuccess: ({ scheduleId }) => {
      reset();
      notifyDone('Échéancier créé : imprimez l’accord pour le faire signer');
      goTo('schedule', { scheduleId: String(scheduleId) });
    },
  });
  return (
    <div className={classes.two}>
      <div className={classes.form}>
        <Card
          title="Factures à répartir"
          note={`${formatEuros(sumCents(chosen.map(({ openCents }) => openCents)))} choisis`}
          padding="flush"
          fill
        >
          <InvoiceChoice
            invoices={invoices}
            chosen={new Set(chosen.map(({ id }) => id))}
            onChange={(ids) =>
              set(
                'leftOut',
                invoices.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
              )
            }
          />
        </Card>
        <Card title="Conditions">
          <FieldGrid>
            <NumberInput
              label="Nombre d’échéances"
              description="De 2 à 36."
              min={2}
              max={36}
              clampBehavior="strict"
              allowDecimal={false}
              allowNegative={false}
              value={values.instalments}
              onChange={(value) => typeof value === 'number' && setTerm('instalments', value)}
            />
            <DateField
              label="Première échéance"
              description="Les suivantes en découlent."
              value={values.firstOn}
              onChange={(day) => setTerm('firstOn', day)}
              min={today}
              what="La première échéance"
            />
          </FieldGrid>
          <SegmentedControl
            mt={12}
            fullWidth
            aria-label="Rythme"
            value={values.every}
            onChange={(value) => setTerm('every', value as Every)}
            data={[
              { value: 'week', label: 'Chaque semaine' },
              { value: 'fortnight', label: 'Tous les quinze jours' },
              { value: 'month', label: 'Chaque mois' },
            ]}
          />
          {creditsCents > 0 && (
            <Checkbox
              mt={12}
              label={`Déduire d’abord ce qui est à son crédit : ${formatEuros(creditsCents)}`}
              description={`${credits.map(({ label, leftCents }) => `${label} : ${formatEuros(leftCents)}`).join(' ; ')}. Affecté aux factures choisies, la plus ancienne d’abord, à la création de l’échéancier.`}
              checked={values.deductCredits}
              onChange={(event) => set('deductCredits', event.currentTarget.checked)}
            />
          )}
          <Checkbox
            mt={12}
            label="Inclure les pénalités de retard et l’indemnité de 40 € par facture"
            description="Arrêtées à aujourd’hui. Sans elles, l’accord dit qu’elles ne sont pas demandées tant qu’il est respecté."
            checked={values.includeFees}
            onChange={(event) => set('includeFees', event.currentTarget.checked)}
          />
        </Card>
      </div>
      <PlanPanel
        terms={askedTerms}
        isCurrent={isCurrent}
        parts={values.parts}
        onParts={(parts) => set('parts', parts)}
        action={(problem) => (
          <Button
            variant="filled"
            disabled={terms === null || !isCurrent || problem !== null}
            loading={create.isPending}
            onClick={() => terms && create.mutate({ ...terms, ...(whole ? { parts: whole } : {}) })}
          >
            Créer l’échéancier
          </Button>
        )}
      />
    </div>
  );
}

import { Button, SegmentedControl, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { Card } from '../ui/Card.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { useDraft } from '../ui/form/use-draft.ts';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo, useAddressSetting } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { InvoiceChoice } from './InvoiceChoice.tsx';
import classes from './NewScheduleScreen.module.css';
import { OfferPanel } from './OfferPanel.tsx';
import { NOTHING, PlanPanel } from './PlanPanel.tsx';
import { proposedTerms, type TermsDraft, termsOf } from './schedule-draft.ts';
import { isWaived, TermsForm } from './TermsForm.tsx';

/** Proposes a schedule for one customer's debt, shows it as it is decided beside the other ways to settle, and agrees it. */
export function NewScheduleScreen() {
  const { invoiceCount, today } = useCompany();
  const [client, setClient] = useAddressSetting('client');
  const [replaced] = useAddressSetting('remplace');
  const replacesId = replaced === null ? null : Number(replaced);
  const customers = useApiQuery('customers.list', { asOf: today });
  const owing = customers.data?.filter(({ id, outstandingCents }) => outstandingCents > 0 || String(id) === client) ?? [];
  const customer = owing.find(({ id }) => String(id) === client);
  return (
    <FillScreen>
      <PageHeader
        title={replacesId === null ? 'Nouvel échéancier' : 'Rééchelonner'}
        back={
          replacesId === null ? (
            <BackLink label="Tous les échéanciers" href={hrefTo('schedules', {})} />
          ) : (
            <BackLink label="L’échéancier à remplacer" href={hrefTo('schedule', { scheduleId: String(replacesId) })} />
          )
        }
        controls={
          replacesId === null && (
            <Select
              aria-label="Client"
              placeholder="Choisir un client…"
              searchable
              w={300}
              data={owing.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={client}
              onChange={setClient}
            />
          )
        }
        note={customer && `${replacesId === null ? '' : `${customer.name}, `}${formatEuros(customer.outstandingCents)} d’encours`}
      />
      {client === null && invoiceCount === 0 ? (
        <ImportFirst>Un échéancier répartit des factures : importez d’abord l’export de votre logiciel de facturation.</ImportFirst>
      ) : client === null ? (
        <EmptyState icon="customers" title="Choisissez le client">
          Seuls les clients qui doivent encore quelque chose sont proposés.
        </EmptyState>
      ) : (
        <TermsOf key={`${client} ${replacesId}`} customerId={Number(client)} replacesId={replacesId} />
      )}
    </FillScreen>
  );
}

function TermsOf({ customerId, replacesId }: { customerId: number; replacesId: number | null }) {
  const { today } = useCompany();
  const invoices = useApiQuery('invoices.list', { asOf: today, customerId });
  return (
    <QueryState query={invoices}>
      {(all) => {
        const open = all.filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
        const free = open
          .filter(({ scheduleId }) => scheduleId === null || scheduleId === replacesId)
          .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
        if (free.length > 0) return <Terms customerId={customerId} replacesId={replacesId} invoices={free} />;
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

interface TermsProps {
  customerId: number;
  replacesId: number | null;
  invoices: readonly InvoiceSummary[];
}

function Terms({ customerId, replacesId, invoices }: TermsProps) {
  const { companyId, today } = useCompany();
  const [view, setView] = useState<'plan' | 'offers'>('plan');
  const proposed = useMemo((): TermsDraft => proposedTerms(invoices, today, replacesId), [today, invoices, replacesId]);
  const draft = useDraft<TermsDraft>(proposed, `${companyId}-new-schedule-${customerId}-${replacesId ?? ''}`);
  const { values, set, reset } = draft;
  const chosen = invoices.filter(({ id }) => !values.leftOut.includes(id));
  const terms = termsOf(values, chosen, today, replacesId);
  const [asked] = useDebouncedValue(JSON.stringify(terms), 150);
  const askedTerms = useMemo(() => JSON.parse(asked) as ScheduleTerms | null, [asked]);
  const isCurrent = asked === JSON.stringify(terms);
  const plan = useApiQuery('schedules.plan', askedTerms ?? NOTHING, { enabled: askedTerms !== null, keepPrevious: true }).data;
  const whole = values.parts?.flatMap(({ dueOn, amountCents }) => (dueOn === null || amountCents === null ? [] : [{ dueOn, amountCents }]));
  const lacksReason = isWaived(values, plan) && values.waiverReason.trim() === '';
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
        <TermsForm draft={draft} plan={plan} />
      </div>
      <div className={classes.result}>
        <SegmentedControl
          aria-label="Montrer"
          value={view}
          onChange={(value) => setView(value as typeof view)}
          data={[
            { value: 'plan', label: 'Les échéances' },
            { value: 'offers', label: 'Comparer les offres' },
          ]}
        />
        {view === 'offers' ? (
          <OfferPanel customerId={customerId} terms={askedTerms} onChoose={() => setView('plan')} />
        ) : (
          <PlanPanel
            terms={askedTerms}
            isCurrent={isCurrent}
            parts={values.parts}
            onParts={(parts) => set('parts', parts)}
            action={(problem) => (
              <Button
                variant="filled"
                disabled={terms === null || !isCurrent || problem !== null || lacksReason}
                title={lacksReason ? 'Dites la raison de la remise' : undefined}
                loading={create.isPending}
                onClick={() => terms && create.mutate({ ...terms, ...(whole ? { parts: whole } : {}) })}
              >
                {replacesId === null ? 'Créer l’échéancier' : 'Remplacer l’échéancier'}
              </Button>
            )}
          />
        )}
      </div>
    </div>
  );
}

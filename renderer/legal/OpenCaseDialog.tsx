import { Checkbox, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { CaseRoute } from '../../shared/legal/case-kinds.ts';
import { routeName } from '../../shared/legal/case-words.fr.ts';
import type { LegalCase, Proceedings } from '../../shared/legal/cases.contract.ts';
import { claimCreditsWarning } from '../../shared/legal/claim-words.fr.ts';
import { grantedTermWarning } from '../../shared/legal/granted-term.fr.ts';
import { invoicesWithTerm } from '../../shared/legal/granted-term.ts';
import { ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { FieldGrid, FieldSpan } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone } from '../ui/notify.tsx';
import classes from './CasesTab.module.css';
import { NO_PROCEEDINGS, ProceedingsFields, type WhoAndWhere, WhoAndWhereFields } from './case-fields.tsx';

const NOBODY: WhoAndWhere = { court: '', referenceNumber: '', officer: '', lawyer: '' };

/** Opens a case about invoices of a customer: which way, which invoices, where. */
export function OpenCaseDialog({
  customerId: given,
  advised,
  onOpened,
  onClose,
}: {
  /** Chosen in the dialog when not given. */
  customerId?: number;
  /** The way that the claim's pane advises for its invoices, with its court: proposed first. */
  advised?: { route: CaseRoute; court: string | null; invoiceIds: readonly number[] };
  onOpened: (legalCase: LegalCase) => void;
  onClose: () => void;
}) {
  const { today } = useCompany();
  const [chosen, setChosen] = useState<number | null>(given ?? null);
  const [asked, setRoute] = useState<CaseRoute | null>(advised?.route ?? null);
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const [where, setWhere] = useState<WhoAndWhere>({ ...NOBODY, court: advised?.court ?? '' });
  const [proceedings, setProceedings] = useState<Proceedings>(NO_PROCEEDINGS);
  const [typedJudgment, setJudgment] = useState<LocalDate | null | undefined>(undefined);
  const customers = useApiQuery('customers.list', { asOf: today }).data ?? [];
  const customer = useApiQuery('customers.get', { id: chosen ?? 0 }, { enabled: chosen !== null }).data;
  const open = useApiQuery('invoices.list', { asOf: today, customerId: chosen ?? 0, open: true }, { enabled: chosen !== null }).data ?? [];
  const cases = useApiQuery('legal.cases', { asOf: today, customerId: chosen ?? 0 }, { enabled: chosen !== null }).data ?? [];
  const schedules = useApiQuery('schedules.list', { asOf: today }).data ?? [];
  const taken = new Set(
    cases.filter(({ closedOn }) => closedOn === null).flatMap(({ invoices }) => invoices.map(({ invoiceId }) => invoiceId)),
  );
  const available = open
    .filter(({ id, kind, openCents }) => kind === 'invoice' && openCents > 0 && !taken.has(id))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  // What is not due yet, or has time granted by a schedule, is not asked for before a court, unless the user says so; nor what the advice is not about: it would change it.
  const held = new Set(invoicesWithTerm(available, schedules, today).map(({ id }) => id));
  const isProposed = (id: number, dueOn: LocalDate) => (advised ? advised.invoiceIds.includes(id) : dueOn < today && !held.has(id));
  const isChosen = (id: number, dueOn: LocalDate) => isProposed(id, dueOn) !== toggled.has(id);
  const invoices = available.filter(({ id, dueOn }) => isChosen(id, dueOn));
  const route = asked ?? (customer?.insolvencyOn ? 'collectiveProceedings' : 'paymentOrder');
  const isCollective = route === 'collectiveProceedings';
  const judgmentOn = typedJudgment === undefined ? (customer?.insolvencyOn ?? null) : typedJudgment;
  const save = useApiCommand('legal.openCase', {
    onRefreshed: (legalCase) => {
      notifyDone(`Dossier ouvert : ${legalCase.customerName}`);
      onOpened(legalCase);
    },
  });
  const warning = isCollective ? null : grantedTermWarning(invoices.filter(({ id }) => held.has(id)).map(({ number }) => number));
  const together = useApiQuery(
    'legal.claim',
    { invoiceIds: invoices.map(({ id }) => id), asOf: today },
    { enabled: invoices.length > 0 && !isCollective, keepPrevious: true },
  ).data;
  const tooMuch = isCollective || invoices.length === 0 ? null : claimCreditsWarning(together?.creditCents ?? ZERO);
  const total = invoices.reduce((sum, { openCents }) => sum + openCents, 0);
  const way = (
    <Select
      label="Voie"
      data={CaseRoute.options.map((value) => ({ value, label: routeName(value) }))}
      value={route}
      allowDeselect={false}
      onChange={(value) => value !== null && setRoute(value as CaseRoute)}
    />
  );
  return (
    <FormDialog
      title={given !== undefined && customer ? `Ouvrir un dossier contentieux : ${customer.name}` : 'Ouvrir un dossier contentieux'}
      verb="Ouvrir le dossier"
      size={620}
      isDirty={asked !== null || where.court !== '' || proceedings.agentName !== ''}
      busy={save.isPending}
      error={save.error}
      canSubmit={chosen !== null && (isCollective ? judgmentOn !== null : invoices.length > 0)}
      onClose={onClose}
      note={isCollective || chosen === null ? undefined : formatEuros(total as (typeof available)[number]['openCents'])}
      onSubmit={() => {
        if (chosen === null) return;
        save.mutate({
          customerId: chosen,
          route,
          ...where,
          ...(isCollective
            ? { proceedings, ...(judgmentOn === null ? {} : { judgmentOn }) }
            : { invoiceIds: invoices.map(({ id }) => id) }),
        });
      }}
    >
      <FieldGrid>
        {given === undefined && (
          <Select
            label="Client"
            searchable
            data={customers
              .filter(({ outstandingCents }) => outstandingCents > 0)
              .map(({ id, name }) => ({ value: String(id), label: name }))}
            value={chosen === null ? null : String(chosen)}
            onChange={(value) => {
              setChosen(value === null ? null : Number(value));
              setToggled(new Set());
            }}
            data-autofocus
          />
        )}
        {given === undefined ? way : <FieldSpan>{way}</FieldSpan>}
        {isCollective && (
          <ProceedingsFields value={proceedings} onChange={setProceedings} judgmentOn={judgmentOn} onJudgment={setJudgment} today={today} />
        )}
        <WhoAndWhereFields value={where} onChange={setWhere} isCollective={isCollective} />
        {chosen !== null && !isCollective && (
          <FieldSpan>
            <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
              <legend>
                <Text size="xs" fw={500} mb={6}>
                  Factures du dossier
                </Text>
              </legend>
              {available.length === 0 ? (
                <Text size="sm">Aucune facture ouverte hors d’un autre dossier.</Text>
              ) : (
                <div className={classes.invoices}>
                  {available.map(({ id, number, dueOn, openCents }) => (
                    <Checkbox
                      key={id}
                      label={`${number}, ${dueOn < today ? 'échue' : 'à échoir'} le ${formatDate(dueOn)} : ${formatEuros(openCents)}`}
                      checked={isChosen(id, dueOn)}
                      onChange={() => {
                        const next = new Set(toggled);
                        if (!next.delete(id)) next.add(id);
                        setToggled(next);
                      }}
                    />
                  ))}
                </div>
              )}
            </fieldset>
          </FieldSpan>
        )}
      </FieldGrid>
      {warning !== null && <InlineAlert tone="warn">{warning}</InlineAlert>}
      {tooMuch !== null && <InlineAlert tone="warn">{tooMuch}</InlineAlert>}
      <Text size="sm">
        {isCollective
          ? 'Toutes ses factures sont dans le dossier ; les relances et les intérêts s’arrêtent au jugement.'
          : 'Ces factures ne sont plus relancées tant que le dossier est ouvert.'}
      </Text>
    </FormDialog>
  );
}

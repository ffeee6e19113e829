import { Button } from '@mantine/core';
import type { Customer, CustomerSummary } from '../../shared/customers/customers.contract.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { proceedingsName } from '../../shared/legal/case-words.fr.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { isBehind, isOver } from '../../shared/schedules/schedule-state.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { CustomerForm } from '../customers/CustomerForm.tsx';
import { CustomerRecords } from '../customers/CustomerRecords.tsx';
import { PayerPanel } from '../customers/PayerPanel.tsx';
import { CustomerFigures } from '../dashboard/CustomerFigures.tsx';
import { DisputeTable } from '../disputes/DisputeTable.tsx';
import { CustomerInvoices } from '../invoices/CustomerInvoices.tsx';
import { LateFeeStatement } from '../late-fees/LateFeeStatement.tsx';
import { CustomerCases } from '../legal/CustomerCases.tsx';
import { LetterRegister } from '../letters/LetterRegister.tsx';
import { OpenCreditNotes } from '../payments/OpenCreditNotes.tsx';
import { PaymentTable } from '../payments/PaymentTable.tsx';
import { PromiseTable } from '../promises/PromiseTable.tsx';
import { ContactTimeline } from '../reminders/ContactTimeline.tsx';
import { CustomerPlan } from '../reminders/CustomerPlan.tsx';
import { BackLink } from '../ui/BackLink.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { ScreenTabs } from '../ui/ScreenTabs.tsx';
import { AddressAlert } from './AddressAlert.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { CustomerMenu } from './CustomerMenu.tsx';
import classes from './CustomerPage.module.css';
import { GivenUpPanel } from './GivenUpPanel.tsx';
import { isUnderProceedings, ProposeScheduleButton } from './ProposeScheduleButton.tsx';
import { type Dialogs, useDialogs } from './use-dialogs.tsx';
import { useInvoiceActions } from './use-invoice-actions.ts';
import { WriteLetterButton } from './WriteLetterButton.tsx';

const TABS = [
  'factures',
  'reglements',
  'contacts',
  'courriers',
  'promesses',
  'litiges',
  'pertes',
  'penalites',
  'contentieux',
  'chiffres',
  'comportement',
  'fiche',
] as const;
type Tab = (typeof TABS)[number];

/** Everything about one customer. */
export function CustomerPage({ customerId }: { customerId: string }) {
  const id = Number(customerId);
  const { today } = useCompany();
  const customer = useApiQuery('customers.get', { id });
  const summary = useApiQuery('customers.list', { asOf: today }).data?.find((row) => row.id === id);
  const anonymised = useApiQuery('privacy.customerState', { customerId: id });
  const dialogs = useDialogs();
  const name = customer.data?.name ?? 'Client';
  return (
    <FillScreen>
      <PageHeader
        title={name}
        back={<BackLink label="Tous les clients" href={hrefTo('customers', {})} />}
        actions={
          customer.data && (
            <>
              <CustomerMenu customerId={id} customerName={name} dialogs={dialogs} />
              {anonymised.data?.anonymisedOn === null && <ProposeScheduleButton customerId={id} />}
              <Button variant="filled" onClick={() => dialogs.recordPayment({ customerId: id, customerName: name })}>
                Enregistrer un règlement
              </Button>
            </>
          )
        }
      />
      <QueryState query={customer}>{(data) => <Sheet customer={data} summary={summary} dialogs={dialogs} />}</QueryState>
      {dialogs.element}
    </FillScreen>
  );
}

function Sheet({ customer, summary, dialogs }: { customer: Customer; summary: CustomerSummary | undefined; dialogs: Dialogs }) {
  const { today } = useCompany();
  const { id, name } = customer;
  const anonymisedOn = useApiQuery('privacy.customerState', { customerId: id }).data?.anonymisedOn;
  const [asked, setTab] = useAddressSetting('onglet');
  const tab: Tab = TABS.find((known) => known === asked) ?? 'factures';
  const actions = useInvoiceActions(dialogs);
  const disputes = useApiQuery('disputes.list', { asOf: today }).data?.filter(
    (dispute) => dispute.customerId === id && dispute.closedOn === null,
  );
  const promises = useApiQuery('promises.list', { asOf: today, customerId: id }).data?.filter(({ state }) => state === 'running');
  const schedule = useApiQuery('schedules.list', { asOf: today }).data?.find((row) => row.customerId === id && !isOver(row));
  const isPaused = customer.pausedUntil !== null && customer.pausedUntil >= today;
  const reach = summary && <ReachButtons summary={summary} dialogs={dialogs} />;
  return (
    <div className={classes.sheet}>
      {summary && <CustomerFacts summary={summary} schedule={schedule ?? null} />}
      <div className={classes.alerts}>
        {isUnderProceedings(customer, today) && <ProceedingsAlert customer={customer} onSee={() => setTab('contentieux')} />}
        {summary && (
          <AddressAlert
            hasAddress={summary.hasAddress}
            anonymisedOn={anonymisedOn}
            onComplete={tab === 'fiche' ? null : () => setTab('fiche')}
          />
        )}
        {schedule && (
          <InlineAlert
            tone={isBehind(schedule) ? 'late' : 'info'}
            icon="schedules"
            actions={
              <Button component="a" href={hrefTo('schedule', { scheduleId: String(schedule.scheduleId) })}>
                Voir l’échéancier
              </Button>
            }
          >
            {schedule.stoppedOn === null ? (
              <>
                Échéancier du {formatDate(schedule.agreedOn)} {isBehind(schedule) ? 'en retard' : 'en cours'} :{' '}
                {formatEuros(schedule.openCents)} restent à régler.
              </>
            ) : (
              <>
                Échéancier du {formatDate(schedule.agreedOn)} arrêté par la procédure collective du {formatDate(schedule.stoppedOn)} :
                déclarez les {formatEuros(schedule.openCents)} qui restent dus.
              </>
            )}
          </InlineAlert>
        )}
        {isPaused && customer.pausedUntil && (
          <InlineAlert tone="info" actions={<Button onClick={() => setTab('fiche')}>Voir la fiche</Button>}>
            Relances en pause jusqu’au {formatDate(customer.pausedUntil)}
            {customer.pauseReason !== '' && ` : ${customer.pauseReason}`}.
          </InlineAlert>
        )}
      </div>
      <ScreenTabs<Tab>
        label={`Ce qui concerne ${name}`}
        shown={tab}
        onShow={(next) => setTab(next === 'factures' ? null : next)}
        tabs={[
          {
            name: 'factures',
            label: 'Factures',
            content: (
              <CustomerInvoices
                customerId={id}
                actions={actions}
                empty={
                  <EmptyState icon="invoices" title="Aucune facture de ce client">
                    Les factures arrivent par l’import.
                  </EmptyState>
                }
              />
            ),
          },
          {
            name: 'reglements',
            label: 'Règlements',
            content: (
              <div className={classes.settlements}>
                <OpenCreditNotes customerId={id} onAllocate={dialogs.allocate} />
                <Panel>
                  <PaymentTable
                    customerId={id}
                    onAllocate={dialogs.allocate}
                    empty={
                      <EmptyState
                        icon="payment"
                        title="Aucun règlement de ce client"
                        action={
                          <Button onClick={() => dialogs.recordPayment({ customerId: id, customerName: name })}>
                            Enregistrer un règlement
                          </Button>
                        }
                      />
                    }
                  />
                </Panel>
              </div>
            ),
          },
          {
            name: 'contacts',
            label: 'Historique',
            content: (
              <ContactTimeline
                customerId={id}
                onMarkSent={dialogs.markMessageSent}
                actions={reach}
                empty={
                  <EmptyState icon="phone" title="Rien encore avec ce client" action={reach}>
                    Les courriers, les appels, les messages, les règlements, les promesses et les litiges viendront ici, du plus récent au
                    plus ancien.
                  </EmptyState>
                }
              />
            ),
          },
          {
            name: 'courriers',
            label: 'Courriers',
            content: (
              <LetterRegister
                customerId={id}
                actions={<WriteLetterButton customerId={id} customerName={name} />}
                empty={
                  <EmptyState
                    icon="reminders"
                    title="Aucun courrier à ce client"
                    action={
                      <>
                        <WriteLetterButton customerId={id} customerName={name} />{' '}
                        <Button component="a" href={hrefTo('reminders', {})}>
                          Voir les relances
                        </Button>
                      </>
                    }
                  />
                }
              />
            ),
          },
          {
            name: 'promesses',
            label: 'Promesses',
            count: promises?.length,
            content: (
              <PromiseTable
                customerId={id}
                onCorrect={(promise) => dialogs.notePromise({ customerId: id, customerName: name, promise })}
                actions={<Button onClick={() => dialogs.notePromise({ customerId: id, customerName: name })}>Noter une promesse…</Button>}
                empty={
                  <EmptyState
                    icon="check"
                    title="Aucune promesse de ce client"
                    action={
                      <Button onClick={() => dialogs.notePromise({ customerId: id, customerName: name })}>Noter une promesse…</Button>
                    }
                  >
                    Une promesse suspend la relance de ses factures jusqu’à son jour ; le programme trouve dans les règlements si elle a été
                    tenue.
                  </EmptyState>
                }
              />
            ),
          },
          {
            name: 'litiges',
            label: 'Litiges',
            count: disputes?.length,
            content: (
              <Panel>
                <DisputeTable
                  customerId={id}
                  empty={
                    <EmptyState icon="dispute" title="Aucun litige avec ce client">
                      Un litige s’ouvre depuis une facture ; la partie contestée n’est plus relancée.
                    </EmptyState>
                  }
                />
              </Panel>
            ),
          },
          { name: 'pertes', label: 'Pertes', content: <GivenUpPanel customerId={id} customerName={name} dialogs={dialogs} /> },
          {
            name: 'penalites',
            label: 'Pénalités',
            content: (
              <Panel>
                <LateFeeStatement customerId={id} />
              </Panel>
            ),
          },
          {
            name: 'contentieux',
            label: 'Contentieux',
            content: (
              <CustomerCases
                customerId={id}
                customerName={name}
                declareButton={
                  <WriteLetterButton
                    customerId={id}
                    customerName={name}
                    kind="claimDeclaration"
                    label="Préparer la déclaration de créance…"
                  />
                }
              />
            ),
          },
          { name: 'chiffres', label: 'Chiffres', content: <CustomerFigures customerId={id} /> },
          {
            name: 'comportement',
            label: 'Comportement',
            content: <PayerPanel customerId={id} />,
          },
          {
            name: 'fiche',
            label: 'Fiche',
            content: (
              <div className={classes.form}>
                <CustomerForm key={id} customer={customer} />
                <CustomerPlan customerId={id} />
                <CustomerRecords customer={customer} />
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}

/** A judgment bars every action but the declaration of the claim. */
function ProceedingsAlert({ customer: { id, insolvencyOn }, onSee }: { customer: Customer; onSee: () => void }) {
  const { today } = useCompany();
  const kind = useApiQuery('legal.cases', { asOf: today, customerId: id }).data?.find(({ proceedings }) => proceedings !== null)
    ?.proceedings?.kind;
  const name = kind === undefined ? 'procédure collective' : proceedingsName(kind).toLocaleLowerCase('fr');
  return (
    <InlineAlert tone="late" icon="court" actions={<Button onClick={onSee}>Voir le contentieux</Button>}>
      En {name} depuis le {insolvencyOn !== null && formatDate(insolvencyOn)} : on ne relance plus, on déclare sa créance dans les 2 mois de
      la publication au BODACC.
    </InlineAlert>
  );
}

/** The ways to reach a customer who owes something: as firmly as its reminders have come to. */
function ReachButtons({ summary, dialogs }: { summary: CustomerSummary; dialogs: Dialogs }) {
  const { today } = useCompany();
  const { id, name, overdueCents, outstandingCents } = summary;
  const agenda = useApiQuery('reminders.agenda', { asOf: today }, { enabled: outstandingCents > 0 });
  if (outstandingCents <= 0) return null;
  const level = agenda.data?.find(({ customerId }) => customerId === id)?.level ?? (overdueCents > 0 ? 'R1' : 'notice');
  const target = { customerId: id, customerName: name, asOf: today, level };
  return (
    <div className={classes.reach}>
      <Button component="a" href={hrefTo('reminders', {}, { appel: String(id) })}>
        Fiche d’appel
      </Button>
      {overdueCents > 0 && <Button onClick={() => dialogs.noteCall({ customerId: id, customerName: name })}>Noter un appel</Button>}
      <Button onClick={() => dialogs.planCallBack({ customerId: id, customerName: name })}>Rappeler le…</Button>
      <Button onClick={() => dialogs.writeEmail(target)}>Préparer un e-mail</Button>
      <Button onClick={() => dialogs.writeSms(target)}>Préparer un SMS</Button>
    </div>
  );
}

function Panel({ children }: { children: React.ReactNode }) {
  return <div className={classes.panel}>{children}</div>;
}

import { MultiSelect, Radio, SegmentedControl, Select } from '@mantine/core';
import type { Scenario } from '../../shared/cash-forecast/what-if.contract.ts';
import type { CustomerSummary } from '../../shared/customers/customers.contract.ts';
import { formatWholeEuros } from '../../shared/money/format-money.ts';
import classes from './WhatIfScreen.module.css';
import { DELAYS, SCENARIO_KINDS, type ScenarioKind } from './what-if-scenario.ts';

const KIND_NAMES: Record<ScenarioKind, string> = {
  paysLater: 'un client paie plus tard',
  neverPays: 'un client ne paie jamais',
  collected: 'j’encaisse ces clients',
  customerLeaves: 'un client s’en va',
};

export interface WhatIfFormProps {
  kind: ScenarioKind;
  scenario: Scenario | null;
  customers: readonly CustomerSummary[];
  /** Whom the answer is about, when nobody was chosen. */
  usualCustomerId: number | undefined;
  onKind: (kind: ScenarioKind) => void;
  onCustomer: (id: string | null) => void;
  onDays: (days: string) => void;
  onCustomers: (ids: string[]) => void;
}

/** What to suppose: one of four, with whom it is about. */
export function WhatIfForm(props: WhatIfFormProps) {
  const { kind, scenario, customers, usualCustomerId, onKind, onCustomer, onDays, onCustomers } = props;
  const owing = customers.filter(({ outstandingCents }) => outstandingCents > 0);
  const byDebt = owing.toSorted((a, b) => b.outstandingCents - a.outstandingCents);
  const optionOf = ({ id, name, outstandingCents }: CustomerSummary) => ({
    value: String(id),
    label: outstandingCents > 0 ? `${name} (${formatWholeEuros(outstandingCents)})` : name,
  });
  const customerId = scenario && 'customerId' in scenario ? scenario.customerId : undefined;
  return (
    <div className={classes.form}>
      <Radio.Group label="Et si…" value={kind} onChange={(value) => onKind(value as ScenarioKind)}>
        <div className={classes.kinds}>
          {SCENARIO_KINDS.map((value) => (
            <Radio key={value} value={value} label={KIND_NAMES[value]} />
          ))}
        </div>
      </Radio.Group>
      {kind === 'collected' ? (
        <MultiSelect
          size="xs"
          label="Clients encaissés"
          placeholder="Ajouter un client…"
          searchable
          nothingFoundMessage="Aucun résultat"
          clearable
          clearButtonProps={{ 'aria-label': 'Retirer tous les clients' }}
          data={byDebt.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={scenario?.kind === 'collected' ? scenario.customerIds.map(String) : []}
          onChange={onCustomers}
        />
      ) : (
        <Select
          label="Client"
          searchable
          data={(kind === 'customerLeaves' ? customers : byDebt).map(optionOf)}
          value={String(customerId ?? usualCustomerId ?? '')}
          onChange={onCustomer}
        />
      )}
      {kind === 'paysLater' && (
        <div>
          <span className={classes.label}>Plus tard que d’habitude, de</span>
          <SegmentedControl
            fullWidth
            aria-label="Plus tard que d’habitude, de"
            value={String(scenario?.kind === 'paysLater' ? scenario.days : DELAYS[0])}
            onChange={onDays}
            data={DELAYS.map((days) => ({ value: String(days), label: `${days}\u00a0jours` }))}
          />
        </div>
      )}
      <p className={classes.promise}>C’est une supposition : rien n’est enregistré, vos chiffres ne changent pas.</p>
    </div>
  );
}

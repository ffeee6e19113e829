import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { MovementToMatch } from '../../shared/imports/matches.contract.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { discountOutcome } from '../../shared/payments/discount-outcome.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { DiscountNotes } from '../ui/DiscountNotes.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import classes from './HandMatch.module.css';
import { HandMatchInvoices } from './HandMatchInvoices.tsx';
import { type Division, divisionBalance, type OpenInvoice, paidParts, withAllOf } from './hand-match-state.ts';
import { allocatedText, candidateText, divisionText, HAND_MATCH, leftOutText, reasonOf } from './match-words.fr.ts';

type Mode = keyof typeof HAND_MATCH.modes;
type Candidate = MovementToMatch['candidates'][number];

const VERBS: Record<Mode, string> = { invoices: 'Affecter', advance: 'Garder au crédit du client', other: 'Laisser de côté' };

export interface HandMatchDialogProps {
  movement: MovementToMatch;
  /** Says what was done, with the way back. */
  onDone: (said: string, movementId: number) => void;
  onClose: () => void;
}

/** What a credit is, as a person knows: invoices of one customer or of several, an advance, or nothing of a customer's. */
export function HandMatchDialog({ movement, onDone, onClose }: HandMatchDialogProps) {
  const { movementId, amountCents, bookedOn, isFree, candidates } = movement;
  const { today } = useCompany();
  const [mode, setMode] = useState<Mode>('invoices');
  const [customerIds, setCustomerIds] = useState<readonly (number | null)[]>([movement.customerId ?? candidates[0]?.customerId ?? null]);
  const [division, setDivision] = useState<Division>(new Map());
  const [settlesGap, setSettlesGap] = useState(false);
  const [grantsDiscounts, setGrantsDiscounts] = useState(true);
  const [remembers, setRemembers] = useState(false);
  const [payer, setPayer] = useState(movement.payerName);
  const [touched, setTouched] = useState(false);
  const customers = useApiQuery('customers.list', { asOf: today });
  const tolerance = useApiQuery('imports.options', {}).data?.matchToleranceCents ?? ZERO;
  const done = (said: string) => ({
    onRefreshed: () => {
      onDone(said, movementId);
      onClose();
    },
  });
  const discounts = discountOutcome(paidParts(division), bookedOn);
  const balance = divisionBalance(division, amountCents, tolerance);
  const [first = null] = customerIds;
  const nameOf = (id: number | null) => customers.data?.find((customer) => customer.id === id)?.name ?? '';
  const accept = useApiCommand(
    'imports.acceptMatch',
    done(
      mode === 'advance'
        ? divisionText(ZERO, amountCents, amountCents, nameOf(first))
        : allocatedText(balance.allocatedCents, balance.numbers, grantsDiscounts ? discounts.earnedCents : ZERO),
    ),
  );
  const ignore = useApiCommand('imports.ignoreMatch', done(leftOutText(movement.label)));
  const change = (next: Division) => {
    setTouched(true);
    setDivision(next);
  };
  const choose = (index: number, value: string | null) => {
    setTouched(true);
    const next = customerIds.map((id, place) => (place === index ? (value === null ? null : Number(value)) : id));
    setCustomerIds(next);
    setDivision(new Map([...division].filter(([, { invoice }]) => next.includes(invoice.customerId))));
  };
  const follow = (candidate: Candidate) => {
    setCustomerIds([candidate.customerId]);
    change(
      new Map(
        candidate.allocations.map((part) => [part.invoiceId, { invoice: proposedInvoice(candidate, part), amountCents: part.amountCents }]),
      ),
    );
  };
  const choices = (customers.data ?? []).map(({ id, name, code }) => ({
    value: String(id),
    label: code === '' ? name : `${name} (${code})`,
  }));
  const canRemember = isFree && first !== null && mode !== 'other' && !isWithin(payer, nameOf(first));
  const rememberPayer = canRemember && remembers && payer.trim().length >= 3 ? { rememberPayer: payer.trim() } : {};
  const submit = () => {
    if (mode === 'other') ignore.mutate({ movementId });
    else if (first !== null && mode === 'advance') accept.mutate({ movementId, customerId: first, ...rememberPayer });
    else if (first !== null)
      accept.mutate({
        movementId,
        allocations: balance.allocations,
        customerId: first,
        ...(discounts.earned.length > 0 && !grantsDiscounts ? { grantDiscounts: false } : {}),
        ...(settlesGap && discounts.earned.length === 0 && balance.gapCents > 0 ? { settleGaps: true } : {}),
        ...rememberPayer,
      });
  };
  const isReady =
    mode === 'other' || (first !== null && (mode === 'advance' || (balance.allocations.length > 0 && balance.problem === null)));
  return (
    <FormDialog
      title="Rapprocher un encaissement"
      verb={VERBS[mode]}
      size={720}
      isDirty={touched}
      busy={accept.isPending || ignore.isPending}
      error={accept.error ?? ignore.error}
      canSubmit={isReady}
      onClose={onClose}
      onSubmit={submit}
      note={
        mode === 'invoices' && (
          <span className={balance.problem === null ? undefined : classes.problem} role={balance.problem === null ? 'status' : 'alert'}>
            {balance.problem ?? divisionText(balance.allocatedCents, amountCents, first === null ? ZERO : balance.restCents, nameOf(first))}
          </span>
        )
      }
    >
      <dl className={classes.facts}>
        <dt>Reçu le</dt>
        <dd>
          {formatDate(bookedOn)}, <span className={classes.amount}>{formatEuros(amountCents)}</span>
        </dd>
        <dt>Libellé</dt>
        <dd>{movement.label}</dd>
        <dt>Pourquoi</dt>
        <dd>{withFrenchSpaces(reasonOf(movement))}</dd>
      </dl>
      <SegmentedControl
        aria-label="Ce qu’est cet encaissement"
        value={mode}
        onChange={(value) => {
          setTouched(true);
          setMode(value as Mode);
        }}
        data={Object.entries(HAND_MATCH.modes).map(([value, label]) => ({ value, label }))}
      />
      {mode === 'other' && <p className={classes.hint}>{HAND_MATCH.other}</p>}
      {mode === 'invoices' && candidates.length > 0 && (
        <ul className={classes.proposals} aria-label="Propositions">
          {candidates.map((candidate) => (
            <li key={candidate.allocations.map(({ invoiceId }) => invoiceId).join(' ')}>
              <Button size="compact-xs" onClick={() => follow(candidate)} aria-label={`Proposer ${candidateText(candidate)}`}>
                {candidateText(candidate)}
              </Button>
              <span className={classes.hint}>{withFrenchSpaces(candidate.reason)}</span>
            </li>
          ))}
        </ul>
      )}
      {mode !== 'other' && !isFree && <p className={classes.hint}>{HAND_MATCH.known(movement.customerName ?? '')}</p>}
      {mode !== 'other' &&
        customerIds.slice(0, mode === 'advance' ? 1 : undefined).map((customerId, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a customer in the dialog is what it is.
          <div key={index} className={classes.customer}>
            <Select
              label={index === 0 ? 'Client' : 'Autre client'}
              placeholder="nom ou code"
              searchable
              limit={50}
              nothingFoundMessage="Aucun client de ce nom"
              disabled={!isFree}
              value={customerId === null ? null : String(customerId)}
              data={choices.filter(({ value }) => Number(value) === customerId || !customerIds.includes(Number(value)))}
              onChange={(value) => choose(index, value)}
            />
            {mode === 'invoices' && customerId !== null && (
              <HandMatchInvoices
                customerId={customerId}
                customerName={nameOf(customerId)}
                bookedOn={bookedOn}
                division={division}
                onAmount={(invoice: OpenInvoice, amount: Cents | null) =>
                  change(new Map([...division, [invoice.id, { invoice, amountCents: amount }]]))
                }
                onAll={(invoice) => change(withAllOf(division, invoice, amountCents))}
              />
            )}
          </div>
        ))}
      {mode === 'advance' && <p className={classes.hint}>{HAND_MATCH.advance(amountCents)}</p>}
      {mode === 'invoices' && isFree && customerIds.at(-1) !== null && (
        <div>
          <Button size="compact-sm" onClick={() => setCustomerIds([...customerIds, null])}>
            Ajouter un autre client…
          </Button>
        </div>
      )}
      {mode === 'invoices' && <DiscountNotes outcome={discounts} isGranted={grantsDiscounts} onGrant={setGrantsDiscounts} />}
      {mode === 'invoices' && discounts.earned.length === 0 && balance.gapCents > 0 && (
        <Checkbox
          label={HAND_MATCH.gap(balance.gapCents)}
          checked={settlesGap}
          onChange={(event) => setSettlesGap(event.currentTarget.checked)}
        />
      )}
      {canRemember && (
        <>
          <Checkbox label={HAND_MATCH.remember} checked={remembers} onChange={(event) => setRemembers(event.currentTarget.checked)} />
          {remembers && (
            <TextInput
              label="Nom du payeur, tel que la banque l’écrit"
              value={payer}
              onChange={(event) => setPayer(event.currentTarget.value)}
              error={payer.trim().length < 3 ? 'Au moins trois lettres.' : undefined}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

function proposedInvoice(
  { customerId }: Candidate,
  { invoiceId, number, openCents, earlyPayment }: Candidate['allocations'][number],
): OpenInvoice {
  return { id: invoiceId, number, customerId, openCents, offer: earlyPayment };
}

function isWithin(payer: string, customerName: string): boolean {
  return customerName.toLowerCase().includes(payer.trim().toLowerCase());
}

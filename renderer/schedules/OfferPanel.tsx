import { Button, NumberInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { addDays, type LocalDate } from '../../shared/dates/local-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { cheapestOfferSentence, offerDates, offerName, presentValueSentence } from '../../shared/schedules/offer-words.fr.ts';
import type { OfferSheet, OfferTerms, ScheduleTerms, SettlementOffer } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Amount } from '../ui/Amount.tsx';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { goTo } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { exportFileName } from '../ui/table/table-export.ts';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './OfferPanel.module.css';
import { NOTHING } from './PlanPanel.tsx';

/** Days within which an offer to pay at once is to be paid, proposed. */
const PAY_WITHIN_DAYS = 8;

interface OfferPanelProps {
  customerId: number;
  /** The schedule that is being decided, one of the offers. */
  terms: ScheduleTerms | null;
  /** The user goes on with the instalments. */
  onChoose: () => void;
}

/** The ways to settle the debt side by side: what each brings, when, and what it costs at the price of money. */
export function OfferPanel({ customerId, terms, onChoose }: OfferPanelProps) {
  const { today } = useCompany();
  const save = useSaveFile();
  const settings = useApiQuery('schedules.settings', {});
  const keep = useApiCommand('schedules.setSettings', { onError: notifyError });
  const [payOn, setPayOn] = useState<LocalDate | null>(addDays(today, PAY_WITHIN_DAYS));
  const [discount, setDiscount] = useState<number | ''>(3);
  const [typedCost, setTypedCost] = useState<number | '' | null>(null);
  const cost = typedCost ?? settings.data?.costOfMoneyPct ?? '';
  const wanted = useMemo(
    (): OfferTerms | null =>
      terms === null || payOn === null || discount === '' || cost === ''
        ? null
        : { ...terms, payOn, discountPct: discount, costOfMoneyPct: cost },
    [terms, payOn, discount, cost],
  );
  const [asked] = useDebouncedValue(JSON.stringify(wanted), 150);
  const askedTerms = useMemo(() => JSON.parse(asked) as OfferTerms | null, [asked]);
  const sheet = useApiQuery('schedules.offers', askedTerms ?? { ...NOTHING, payOn: today, discountPct: 0 }, {
    enabled: askedTerms !== null,
    keepPrevious: true,
  });
  const promise = useApiCommand('promises.record', {
    onError: notifyError,
    onSuccess: () => {
      notifyDone('Règlement promis noté : il est suivi dans Aujourd’hui');
      goTo('customer', { customerId: String(customerId) });
    },
  });
  const choose = (offer: SettlementOffer) => {
    // An offer to pay at once goes on as a promise, the instalments as the schedule that is being decided.
    if (offer.kind === 'instalments' || askedTerms === null) return onChoose();
    promise.mutate({
      customerId,
      invoiceIds: askedTerms.invoiceIds,
      amountCents: offer.receivedCents,
      promisedOn: askedTerms.payOn,
    });
  };
  return (
    <Card title="Fiche d’offre" note="pour vous, pas pour le client" padding="flush" fill>
      <div className={classes.pane}>
        <FieldGrid columns={3}>
          <DateField label="Comptant le" value={payOn} onChange={setPayOn} min={today} what="Le règlement comptant" />
          <NumberInput
            label="Remise"
            suffix=" %"
            decimalSeparator=","
            decimalScale={2}
            min={0}
            max={100}
            clampBehavior="strict"
            value={discount}
            onChange={(value) => setDiscount(typeof value === 'number' ? value : '')}
          />
          <NumberInput
            label="Coût de l’argent"
            description="Par an : le taux de votre découvert."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            suffix=" %"
            decimalSeparator=","
            decimalScale={2}
            min={0}
            max={100}
            clampBehavior="strict"
            value={cost}
            onChange={(value) => setTypedCost(typeof value === 'number' ? value : '')}
            onBlur={() => {
              if (typeof typedCost === 'number' && typedCost !== settings.data?.costOfMoneyPct) keep.mutate({ costOfMoneyPct: typedCost });
            }}
          />
        </FieldGrid>
        {askedTerms === null ? (
          <EmptyState icon="schedules" title="Choisissez des factures, une date, une remise et un taux" />
        ) : (
          <QueryState query={sheet}>{(found) => <Offers sheet={found} onChoose={choose} busy={promise.isPending} />}</QueryState>
        )}
      </div>
      <div className={classes.foot}>
        <span>{sheet.data && !sheet.error ? presentValueSentence(sheet.data.costOfMoneyPct) : ''}</span>
        <Button
          leftSection={<Icon name="print" size={14} />}
          disabled={askedTerms === null || !sheet.data || sheet.error !== null}
          onClick={() =>
            askedTerms &&
            void save(exportFileName(`Fiche d’offre ${sheet.data?.customerName ?? ''} ${today}`, 'pdf'), (client, out, options) =>
              client.schedules.printOffers({ ...askedTerms, out }, options),
            )
          }
        >
          Imprimer la fiche
        </Button>
      </div>
    </Card>
  );
}

const FIGURES: readonly { label: string; amountOf: (offer: SettlementOffer) => SettlementOffer['costCents']; isStrong?: true }[] = [
  { label: 'Reçu (€)', amountOf: ({ receivedCents }) => receivedCents },
  { label: 'Non demandé (€)', amountOf: ({ givenUpCents }) => givenUpCents },
  { label: 'Valeur (€)', amountOf: ({ presentCents }) => presentCents },
  { label: 'Coût (€)', amountOf: ({ costCents }) => costCents, isStrong: true },
];

function Offers({ sheet, onChoose, busy }: { sheet: OfferSheet; onChoose: (offer: SettlementOffer) => void; busy: boolean }) {
  const { offers, discountPct, debtCents, principalCents, feesCents } = sheet;
  return (
    <>
      <p className={classes.debt}>
        Dette : {formatEuros(debtCents)}, dont {formatEuros(principalCents)} de factures et {formatEuros(feesCents)} de frais de retard qui
        peuvent être demandés.
      </p>
      <table className={classes.offers} aria-label="Offres">
        <thead>
          <tr>
            <td />
            {offers.map((offer) => (
              <th key={offer.kind} scope="col">
                {offerName(offer, discountPct)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Quand</th>
            {offers.map((offer) => (
              <td key={offer.kind} data-dates>
                {offerDates(offer)}
              </td>
            ))}
          </tr>
          {FIGURES.map(({ label, amountOf, isStrong }) => (
            <tr key={label} data-strong={isStrong || undefined}>
              <th scope="row">{label}</th>
              {offers.map((offer) => (
                <td key={offer.kind}>
                  <Amount value={amountOf(offer)} unit={false} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">
              <span className="sr-only">Choisir</span>
            </th>
            {offers.map((offer) => (
              <td key={offer.kind}>
                <Button
                  size="compact-sm"
                  disabled={busy}
                  aria-label={`Retenir : ${offerName(offer, discountPct)}`}
                  onClick={() => onChoose(offer)}
                >
                  Retenir
                </Button>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className={classes.conclusion}>{cheapestOfferSentence(sheet)}</p>
      <p className={classes.debt}>
        Retenir un règlement comptant note la promesse du client ; retenir les échéances revient à l’échéancier.
      </p>
    </>
  );
}

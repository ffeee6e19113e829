import { Checkbox, Tooltip } from '@mantine/core';
import { Fragment, type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { emailsWords } from '../../shared/messages/message-words.fr.ts';
import { type Cents, sumCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import {
  agendaDetails,
  agendaFeesNote,
  agendaStepNote,
  claimedFeesCents,
  feesWords,
  leftOutUntil,
} from '../../shared/reminders/agenda-sentences.fr.ts';
import { isChasing } from '../../shared/reminders/plan-rules.ts';
import type { AgendaEntry, LeftOutCustomer, ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import { FigureLink } from '../ui/FigureLink.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import { ExportMenu } from '../ui/table/ExportMenu.tsx';
import type { DotColour } from '../ui/tone.ts';
import classes from './AgendaTable.module.css';
import { AGENDA_COLUMNS } from './agenda-columns.ts';

/** Darker as the steps grow firmer, like the aged balance. */
const LEVEL_COLOURS: Record<ReminderLevel, DotColour> = {
  notice: 'aged-0',
  satisfaction: 'aged-0',
  R1: 'aged-1',
  call: 'aged-1',
  R2: 'aged-2',
  R3: 'aged-3',
  formalNotice: 'aged-4',
};

export interface AgendaTableProps {
  entries: readonly AgendaEntry[];
  leftOut: readonly LeftOutCustomer[];
  asOf: LocalDate;
  /** The customer whose letter is beside the table. */
  openId: number | null;
  onOpen: (customerId: number) => void;
  /** Customers whose letter is to be prepared. */
  chosen: ReadonlySet<number>;
  onChoose: (customerIds: ReadonlySet<number>) => void;
  /** False for a call without a chosen letter: there is nothing to print. */
  hasLetter: (entry: AgendaEntry) => boolean;
  /** An e-mail that goes without a letter. */
  isPlainEmail: (entry: AgendaEntry) => boolean;
  /** Customers whose letter cannot leave as things stand, and why. */
  blocked: ReadonlyMap<number, string>;
  /** What stands to a customer’s credit: a letter deducts it from what is overdue. */
  received: ReadonlyMap<number, Cents>;
  /** What can be done about a customer left in peace. */
  leftOutActions: (customer: LeftOutCustomer) => ReactNode;
}

/** Who is to be contacted, the largest sums first, and under them who is left in peace and why. */
export function AgendaTable({
  entries,
  leftOut,
  asOf,
  openId,
  onOpen,
  chosen,
  onChoose,
  hasLetter,
  isPlainEmail,
  blocked,
  received,
  leftOutActions,
}: AgendaTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const canBeChosen = (entry: AgendaEntry) => hasLetter(entry) || isPlainEmail(entry);
  const choosable = entries.filter(canBeChosen).map(({ customerId }) => customerId);
  const chosenEntries = entries.filter((entry) => hasLetter(entry) && chosen.has(entry.customerId));
  const chosenCount = chosenEntries.length;
  const plainEmails = entries.filter((entry) => isPlainEmail(entry) && chosen.has(entry.customerId)).length;
  const allCount = chosenCount + plainEmails;
  const chosenFees = feesWords(sumCents(chosenEntries.map((entry) => claimedFeesCents(entry) ?? ZERO)));
  const blockedCount = chosenEntries.filter(({ customerId }) => blocked.has(customerId)).length;
  const toggle = (customerId: number) => {
    const next = new Set(chosen);
    if (!next.delete(customerId)) next.add(customerId);
    onChoose(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number, entry: AgendaEntry) => {
    if (event.target !== event.currentTarget) return;
    const moves: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: entries.length - 1 };
    const target = entries[moves[event.key] ?? -1];
    if (target) {
      onOpen(target.customerId);
      body.current?.querySelector<HTMLElement>(`tr[data-customer="${target.customerId}"]`)?.focus();
    } else if (event.key === 'Enter') onOpen(entry.customerId);
    else if (event.key === ' ' && canBeChosen(entry)) toggle(entry.customerId);
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.scroller}>
      <table className={classes.table} aria-label="Clients à relancer">
        <thead>
          <tr>
            <th className={classes.check}>
              <Checkbox
                aria-label="Choisir tous les courriers"
                disabled={choosable.length === 0}
                checked={choosable.length > 0 && allCount === choosable.length}
                indeterminate={allCount > 0 && allCount < choosable.length}
                onChange={() => onChoose(new Set(allCount === choosable.length ? [] : choosable))}
              />
            </th>
            <th scope="col">Client</th>
            <th scope="col" className={classes.step}>
              Étape
            </th>
            <th scope="col" className={classes.due}>
              <span className={classes.lastTitle}>
                À régler
                {entries.length > 0 && <ExportMenu label="Clients à relancer" columns={AGENDA_COLUMNS} rows={entries} />}
              </span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {entries.map((entry, index) => {
            const { customerId, customerName } = entry;
            const isOpen = customerId === openId;
            const fees = agendaFeesNote(entry);
            const canChoose = canBeChosen(entry);
            const isFirstBeforeDue = !isChasing(entry) && (index === 0 || isChasing(entries[index - 1] ?? entry));
            return (
              <Fragment key={customerId}>
                {isFirstBeforeDue && (
                  <tr className={classes.group}>
                    <th scope="colgroup" colSpan={4}>
                      Avant l’échéance : rien n’est encore dû
                    </th>
                  </tr>
                )}
                <tr
                  data-customer={customerId}
                  data-current={isOpen || undefined}
                  aria-current={isOpen || undefined}
                  tabIndex={isOpen || (openId === null && index === 0) ? 0 : -1}
                  onClick={(event) => !isControl(event.target) && onOpen(customerId)}
                  onKeyDown={(event) => onKeyDown(event, index, entry)}
                >
                  <td className={classes.check}>
                    <Tooltip
                      label="Cette étape n’a pas de courrier : choisissez-en un à droite si vous préférez écrire."
                      disabled={canChoose}
                    >
                      <Checkbox
                        aria-label={isPlainEmail(entry) ? `Préparer l’e-mail à ${customerName}` : `Préparer le courrier de ${customerName}`}
                        disabled={!canChoose}
                        checked={canChoose && chosen.has(customerId)}
                        onChange={() => toggle(customerId)}
                      />
                    </Tooltip>
                  </td>
                  <td>
                    <span className={classes.name}>{customerName}</span>
                    <small>{withFrenchSpaces(agendaDetails(entry))}</small>
                    {canChoose && blocked.has(customerId) && (
                      <small className={classes.blocked}>
                        <Icon name="warning" size={12} /> {blocked.get(customerId)}
                      </small>
                    )}
                  </td>
                  <td className={classes.step}>
                    <StatusDot colour={LEVEL_COLOURS[entry.level]}>{entry.step}</StatusDot>
                    <small>{withFrenchSpaces(agendaStepNote(entry, asOf))}</small>
                  </td>
                  <td className={classes.due}>
                    {formatEuros(entry.totalDueCents)}
                    {fees !== null && (
                      <small className={classes.late} title={fees.full}>
                        {fees.short}
                      </small>
                    )}
                  </td>
                </tr>
              </Fragment>
            );
          })}
        </tbody>
        {leftOut.length > 0 && (
          <tbody>
            <tr className={classes.group}>
              <th scope="colgroup" colSpan={4}>
                Laissés de côté
              </th>
            </tr>
            {leftOut.map((customer) => (
              <tr key={customer.customerId} className={classes.apart}>
                <td className={classes.check} />
                <td>
                  <a className={classes.link} href={sheetOf(customer)}>
                    {customer.customerName}
                  </a>
                  <small>{withFrenchSpaces(customer.reason)}</small>
                </td>
                <td className={classes.step}>
                  <small>{leftOutUntil(customer, asOf)}</small>
                  {leftOutActions(customer)}
                </td>
                <td className={classes.due}>
                  <FigureLink
                    figure="overdueCents"
                    day={asOf}
                    scope={{ customerId: customer.customerId }}
                    name={`Échu de ${customer.customerName}`}
                    value={formatEuros(customer.overdueCents)}
                    underline="onHover"
                    from="relances"
                  />
                  {(received.get(customer.customerId) ?? ZERO) > 0 && (
                    <small>dont {formatEuros(received.get(customer.customerId) ?? ZERO)} à déduire</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        )}
        {entries.length > 0 && (
          <tfoot>
            <tr>
              <td className={classes.check} />
              <td>
                {chosenCount} courrier{chosenCount > 1 ? 's' : ''} choisi{chosenCount > 1 ? 's' : ''}
                {plainEmails > 0 && (
                  <>
                    , <span className={classes.whole}>{emailsWords(plainEmails)}</span>
                  </>
                )}
                {blockedCount > 0 && `, dont ${blockedCount} à débloquer`}
              </td>
              <td className={classes.step}>Total choisi</td>
              <td className={classes.due}>
                {formatEuros(sumCents(chosenEntries.map(({ totalDueCents }) => totalDueCents)))}
                {chosenFees !== null && <small className={classes.late}>{chosenFees}</small>}
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** The sheet of a customer left in peace, where the reason is to be dealt with if it is one of those. */
function sheetOf({ customerId, code }: LeftOutCustomer): string {
  return hrefTo('customer', { customerId: String(customerId) }, code === 'coveredByCredits' ? { onglet: 'reglements' } : {});
}

/** A click on a checkbox of a row is for the checkbox alone. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, label, a, button') !== null;
}

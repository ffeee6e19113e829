import { type CustomerFacts, customerEvents, promiseEndWords } from '../../shared/messages/customer-events.fr.ts';
import { customerHistory, type HistoryEntry } from '../../shared/messages/customer-history.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';

/** All that happened with a customer up to today; `promiseEnds`: how what was promised in a call ended, by the call's contact. */
export interface ShownHistory {
  entries: HistoryEntry[];
  promiseEnds: ReadonlyMap<number, string>;
}

/** Undefined until everything is known, so that lines do not come one kind after the other; with the first thing that went wrong. */
export function useCustomerHistory(customerId: number): { data: ShownHistory | undefined; error: Error | null; refetch: () => void } {
  const { today: asOf } = useCompany();
  const contacts = useApiQuery('reminders.contacts', { customerId });
  const letters = useApiQuery('letters.list', { customerId });
  const messages = useApiQuery('messages.list', { customerId });
  const payments = useApiQuery('payments.list', { customerId });
  const promises = useApiQuery('promises.list', { asOf, customerId });
  const disputes = useApiQuery('disputes.list', { asOf });
  const schedules = useApiQuery('schedules.list', { asOf });
  const writeOffs = useApiQuery('writeOffs.list', { customerId });
  const handOvers = useApiQuery('handOvers.list', { asOf, customerId });
  const cases = useApiQuery('legal.cases', { asOf, customerId });
  const privacy = useApiQuery('privacy.customerState', { customerId });
  const queries = [contacts, letters, messages, payments, promises, disputes, schedules, writeOffs, handOvers, cases, privacy];
  const state = {
    error: queries.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => {
      for (const query of queries) if (query.error !== null) void query.refetch();
    },
  };
  if (!contacts.data || !letters.data || !messages.data || !payments.data || !promises.data) return { ...state, data: undefined };
  if (!disputes.data || !schedules.data || !writeOffs.data || !handOvers.data || !cases.data || !privacy.data)
    return { ...state, data: undefined };
  const isOwn = (row: { customerId: number }) => row.customerId === customerId;
  const facts: CustomerFacts = {
    payments: payments.data,
    promises: promises.data,
    disputes: disputes.data.filter(isOwn),
    schedules: schedules.data.filter(isOwn),
    writeOffs: writeOffs.data,
    handOvers: handOvers.data,
    cases: cases.data,
    anonymisedOn: privacy.data.anonymisedOn,
  };
  const toldInCalls = new Set(contacts.data.flatMap(({ contactId, promise }) => (promise === null ? [] : [contactId])));
  const promiseEnds = new Map(
    promises.data.flatMap((promise) => (promise.contactId === null ? [] : [[promise.contactId, promiseEndWords(promise)] as const])),
  );
  const events = customerEvents(facts, toldInCalls, asOf);
  return { ...state, data: { entries: customerHistory(contacts.data, letters.data, messages.data, events), promiseEnds } };
}

import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { LocalDate } from '../../shared/dates/local-date.ts';
import { JournalKind } from '../../shared/journal/journal.contract.ts';
import { JOURNAL_KINDS } from '../../shared/journal/journal-words.fr.ts';
import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { DateField } from '../ui/DateField.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyError } from '../ui/notify.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { AuthorDialog } from './AuthorDialog.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import classes from './JournalScreen.module.css';

type Entry = VerbOutput<'journal.list'>['entries'][number];

const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

const COLUMNS: readonly Column<Entry>[] = [
  { id: 'number', header: 'N°', kind: 'number', width: 56, value: ({ entryId }) => entryId },
  { id: 'at', header: 'Quand', width: 148, value: ({ at }) => at, cell: ({ at }) => moment.format(new Date(at)) },
  { id: 'actor', header: 'Qui', width: 92, value: ({ actor }) => actor || '—' },
  { id: 'title', header: 'Quoi', width: 168, wraps: true, value: ({ title }) => title },
  {
    id: 'customer',
    header: 'Client',
    width: 168,
    wraps: true,
    value: ({ customerName }) => customerName,
    cell: ({ customerId, customerName }) =>
      customerId === null ? '' : <a href={hrefTo('customer', { customerId: String(customerId) })}>{customerName}</a>,
  },
  {
    id: 'changes',
    header: 'Avant → après',
    wraps: true,
    value: ({ changes }) => changes.join(' ; '),
    cell: ({ changes, hash }) => <span title={`${changes.join('\n')}\nEmpreinte : ${hash}`}>{changes.join(' ; ')}</span>,
  },
];

/** Every decision with what was before and after, who and when: to look for, to check, to export. */
export function JournalScreen() {
  const { today } = useCompany();
  const [askedKind, setKind] = useAddressSetting('objet');
  const [askedCustomer, setCustomer] = useAddressSetting('client');
  const [askedFrom, setFrom] = useAddressSetting('du');
  const [askedTo, setTo] = useAddressSetting('au');
  const [naming, setNaming] = useState(false);
  const [opened, setOpened] = useState<Entry | null>(null);
  const kind = JournalKind.safeParse(askedKind).data;
  const from = LocalDate.safeParse(askedFrom).data;
  const to = LocalDate.safeParse(askedTo).data;
  const customers = useApiQuery('customers.list', { asOf: today });
  const customerId = customers.data?.find(({ id }) => String(id) === askedCustomer)?.id;
  const filter = { ...(kind && { kind }), ...(customerId === undefined ? {} : { customerId }), ...(from && { from }), ...(to && { to }) };
  const journal = useApiQuery('journal.list', filter, { keepPrevious: true });
  const author = useApiQuery('journal.author', {});
  const choices = useMemo(() => (customers.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })), [customers.data]);
  const isFiltered = Object.keys(filter).length > 0;
  const name = author.data && (author.data.own || author.data.system);
  return (
    <FillScreen>
      <PageHeader
        title="Journal"
        term="journal"
        note={journal.data && countWords(journal.data)}
        actions={<Button onClick={() => setNaming(true)}>{name ? `Inscrit sous « ${name} »` : 'Dire sous quel nom'}</Button>}
      />
      <div className={classes.screen}>
        <div className={classes.filters}>
          <Select
            aria-label="Objet"
            placeholder="Tout"
            clearable
            data={JournalKind.options.map((value) => ({ value, label: JOURNAL_KINDS[value] }))}
            value={kind ?? null}
            onChange={setKind}
            w={190}
          />
          <Select
            aria-label="Client"
            placeholder="Tous les clients"
            searchable
            clearable
            limit={50}
            nothingFoundMessage="Aucun client de ce nom"
            data={choices}
            value={customerId === undefined ? null : String(customerId)}
            onChange={setCustomer}
            w={230}
          />
          <DateField aria-label="Du" placeholder="du" value={from ?? null} onChange={setFrom} clearable w={130} />
          <DateField aria-label="Au" placeholder="au" value={to ?? null} onChange={setTo} clearable w={130} />
          <Verification />
        </div>
        <div className={classes.table}>
          <QueryState query={journal}>
            {({ entries }) => (
              <DataTable
                label="Journal"
                columns={COLUMNS}
                rows={entries}
                rowKey={({ entryId }) => entryId}
                rememberAs="journal"
                onOpen={setOpened}
                initialSort={{ column: 'number', descending: true }}
                empty={
                  <EmptyState icon="journal" title={isFiltered ? 'Aucune décision de ce genre' : 'Aucune décision encore'}>
                    {isFiltered
                      ? 'Élargissez les dates, ou choisissez un autre objet.'
                      : 'Chaque courrier, relance, litige, promesse, taux ou réglage décidé s’inscrira ici, avec ce qu’il y avait avant.'}
                  </EmptyState>
                }
              />
            )}
          </QueryState>
        </div>
      </div>
      {opened && <EntryDialog entry={opened} onClose={() => setOpened(null)} />}
      {naming && author.data && <AuthorDialog author={author.data} onClose={() => setNaming(false)} />}
    </FillScreen>
  );
}

function countWords({ entries, total }: VerbOutput<'journal.list'>): string {
  const words = `${total.toLocaleString('fr-FR')} décision${total > 1 ? 's' : ''}`;
  return entries.length < total ? `${words}, les ${entries.length.toLocaleString('fr-FR')} dernières montrées` : words;
}

/** Computes the chain again when asked, and says what was found. */
function Verification() {
  const { client } = useApi();
  const { companyId: company } = useCompany();
  const [result, setResult] = useState<VerbOutput<'journal.verify'> | null>(null);
  const [busy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    try {
      setResult(await client.journal.verify({}, { company }));
    } catch (error) {
      notifyError(error);
    }
    setBusy(false);
  };
  return (
    <>
      <Button loading={busy} onClick={() => void verify()}>
        Vérifier
      </Button>
      {result && (
        <div className={classes.result}>
          <InlineAlert tone={result.valid ? 'good' : 'late'}>
            {result.broken?.message ??
              `${result.entries.toLocaleString('fr-FR')} entrée${result.entries > 1 ? 's' : ''}, chacune à sa place et telle qu’elle fut inscrite.`}
          </InlineAlert>
        </div>
      )}
    </>
  );
}

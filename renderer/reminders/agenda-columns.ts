import { addCents } from '../../shared/money/cents.ts';
import { agendaDetails, claimedFeesCents } from '../../shared/reminders/agenda-sentences.fr.ts';
import type { AgendaEntry } from '../../shared/reminders/reminders.contract.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import type { Column } from '../ui/table/column.ts';

/** The agenda as a spreadsheet takes it. */
export const AGENDA_COLUMNS: readonly Column<AgendaEntry>[] = [
  { id: 'customer', header: 'Client', value: ({ customerName }) => customerName },
  { id: 'step', header: 'Étape', value: ({ step }) => step },
  { id: 'details', header: 'Pourquoi', value: (entry) => withFrenchSpaces(agendaDetails(entry)) },
  { id: 'late', header: 'Jours de retard', kind: 'number', value: ({ oldestDaysLate }) => oldestDaysLate },
  { id: 'interest', header: 'Pénalités (€)', kind: 'amount', value: ({ interestCents }) => interestCents, total: 'sum' },
  { id: 'indemnity', header: 'Indemnités de 40 € (€)', kind: 'amount', value: ({ indemnityCents }) => indemnityCents, total: 'sum' },
  { id: 'due', header: 'À régler (€)', kind: 'amount', value: ({ totalDueCents }) => totalDueCents, total: 'sum' },
  {
    id: 'claimed',
    header: 'Demandé par le courrier (€)',
    kind: 'amount',
    value: (entry) => {
      const fees = claimedFeesCents(entry);
      return fees === null ? null : addCents(entry.totalDueCents, fees);
    },
    total: 'sum',
  },
];

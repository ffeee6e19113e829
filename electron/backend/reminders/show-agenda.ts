import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { agendaEntry, inAgendaOrder } from '../../../shared/reminders/agenda.ts';
import { assessCustomer } from '../../../shared/reminders/reminder-policy.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { QueryContext } from '../context.ts';
import { agendaLateFees } from './agenda-late-fees.ts';

type Verb = typeof remindersContract.agenda;

/** Who to contact that day, and how firmly. Proposes; nothing is sent, printed or stored. */
export function showAgenda({ db }: Pick<QueryContext, 'db'>, { asOf }: InputOf<Verb>): OutputOf<Verb> {
  const settings = readReminderSettings(db);
  const contacts = customerPositions(db, asOf).flatMap((position) => {
    const assessment = assessCustomer(position, asOf, settings);
    if (assessment.outcome !== 'contact') return [];
    const { about, selection } = assessment;
    // Credits that came off a formal notice do not come off what fell due after it.
    return [{ position: selection.credits.length === 0 ? { ...position, credits: [] } : position, assessment, about }];
  });
  const feesOf = agendaLateFees(db, asOf, contacts);
  return inAgendaOrder(contacts.map((contact) => agendaEntry(contact.position, contact.assessment, feesOf(contact))));
}

import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { HandlersOf } from '../context.ts';
import { listContacts } from './list-contacts.ts';
import { listLeftOut } from './list-left-out.ts';
import { recordCall } from './record-call.ts';
import { removeContact } from './remove-contact.ts';
import { showAgenda } from './show-agenda.ts';

export const remindersHandlers: HandlersOf<typeof remindersContract> = {
  agenda: showAgenda,
  leftOut: listLeftOut,
  contacts: listContacts,
  recordCall,
  removeContact,
};

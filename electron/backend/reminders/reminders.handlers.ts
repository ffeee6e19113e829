import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { HandlersOf } from '../context.ts';
import { listLeftOut } from './list-left-out.ts';
import { showAgenda } from './show-agenda.ts';

export const remindersHandlers: HandlersOf<typeof remindersContract> = { agenda: showAgenda, leftOut: listLeftOut };

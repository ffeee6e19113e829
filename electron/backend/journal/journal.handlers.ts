import { JOURNAL_AUTHOR, ownAuthor } from '../../../db/journal/author.queries.ts';
import { listEntries, type StoredEntry, verifyChain } from '../../../db/journal/journal.queries.ts';
import { writeSetting } from '../../../db/settings/settings.queries.ts';
import { describeChanges } from '../../../shared/journal/describe-changes.fr.ts';
import type { JournalEntry, journalContract } from '../../../shared/journal/journal.contract.ts';
import { breakSentence } from '../../../shared/journal/journal-words.fr.ts';
import { entryWords, JOURNALED_COMMANDS } from '../../../shared/journal/journaled-commands.fr.ts';
import type { JournalImage } from '../../../shared/journal/row-changes.ts';
import type { HandlersOf } from '../context.ts';

const SHOWN = 1000;

export const journalHandlers: HandlersOf<typeof journalContract> = {
  list({ db }, { kind, limit = SHOWN, ...filter }) {
    const verbs = kind && Object.keys(JOURNALED_COMMANDS).filter((verb) => entryWords(verb).kind === kind);
    const { entries, total } = listEntries(db, { ...filter, verbs, limit });
    return { entries: entries.map(toEntry), total };
  },
  verify({ db }) {
    const { entries, broken } = verifyChain(db);
    return { entries, valid: broken === null, broken: broken && { ...broken, message: breakSentence(broken) } };
  },
  author: ({ db, user }) => ({ own: ownAuthor(db), system: user }),
  setAuthor({ db, user }, { own }) {
    db.transaction(() => writeSetting(db, JOURNAL_AUTHOR, own));
    return { own: ownAuthor(db), system: user };
  },
};

function toEntry({ id, at, actor, verb, customerId, subject, before, after, hash }: StoredEntry): JournalEntry {
  const changes = describeChanges(JSON.parse(before) as JournalImage, JSON.parse(after) as JournalImage);
  return { entryId: id, at, actor, verb, ...pick(verb), customerId, customerName: subject, changes, before, after, hash };
}

function pick(verb: string): Pick<JournalEntry, 'kind' | 'title'> {
  const { kind, title } = entryWords(verb);
  return { kind, title };
}

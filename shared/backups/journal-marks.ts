/** An entry of a company's journal as far as it is needed to find it again in another file: its text may be rewritten by an anonymisation. */
export interface JournalMark {
  id: number;
  at: string;
  verb: string;
}

/** How many entries each of two files has that the other does not. */
export interface EntriesApart {
  lost: number;
  gained: number;
}

/**
 * Counts what two files of one company have each done since they were the same: the entries after the last one that both have under one number.
 * Numbers alone would not tell: two files that went their own ways give the same ones. That a backup was taken up is no work that could be missed.
 */
export function entriesApart(current: readonly JournalMark[], backup: readonly JournalMark[]): EntriesApart {
  const inBackup = new Map(backup.map((mark) => [mark.id, mark]));
  const common = current.reduce((last, mark) => {
    const other = inBackup.get(mark.id);
    return other !== undefined && other.at === mark.at && other.verb === mark.verb ? Math.max(last, mark.id) : last;
  }, 0);
  const after = (marks: readonly JournalMark[]) => marks.filter(({ id, verb }) => id > common && !verb.startsWith('backups.')).length;
  return { lost: after(current), gained: after(backup) };
}

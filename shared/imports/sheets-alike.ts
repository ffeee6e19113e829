import { monthNumber } from '../dates/month-names.fr.ts';
import type { Table } from './table.ts';

/** The other sheets of a workbook that is kept a sheet for each month, quarter or year, of which only one is read at a time. */
export function sheetsAlike({ sheet, sheets }: Pick<Table, 'sheet' | 'sheets'>): string[] {
  const own = sheet === null ? null : periodOf(sheet);
  return own === null ? [] : sheets.filter((name) => name !== sheet && periodOf(name) === own);
}

/** The span of time that a sheet's name says; null where it says none. */
export function periodOf(name: string): 'month' | 'quarter' | 'year' | null {
  const words = name.trim().split(/[\s\-_./]+/);
  if (
    words.some((word) => monthNumber(word) !== null) ||
    /^(?:20\d\d[-_. ]?(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])[-_. ]?20\d\d)$/.test(name.trim())
  )
    return 'month';
  if (/^(?:t|q|trim(?:estre)?\.?) ?[1-4]\b|^[1-4](?:er|e|ème)? trim/i.test(name.trim())) return 'quarter';
  return words.some((word) => /^20\d\d$/.test(word)) ? 'year' : null;
}

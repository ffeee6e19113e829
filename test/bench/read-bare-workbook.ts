import { readFileSync } from 'node:fs';
import { read } from 'xlsx';

/** The floor of reading a workbook: the library's own dense read, nothing done with it. */
const start = performance.now();
const book = read(readFileSync(process.argv[2] ?? ''), { dense: true });
const rows = (book.Sheets[book.SheetNames[0] ?? '']?.['!data']?.length ?? 1) - 1;
console.log(JSON.stringify({ milliseconds: performance.now() - start, megabytes: process.resourceUsage().maxRSS / 1024, rows }));

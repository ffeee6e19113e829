import { createHash } from 'node:crypto';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { YearMonth } from '../../../shared/dates/year-month.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Page } from '../../../shared/letters/page.ts';
import type { routineContract } from '../../../shared/portfolio/routine.contract.ts';
import { routineWords } from '../../../shared/portfolio/routine-words.fr.ts';
import { type AppContext, breathe, type QueryContext } from '../context.ts';
import { fileStem } from '../file-stem.ts';
import { paintPdf } from '../paint-pdf.ts';
import { streamZip } from '../zip-archive.ts';
import { lookingInto } from './routine-companies.ts';
import { lookIntoAll } from './summarise-portfolio.ts';

type Verb = typeof routineContract.printOwnerPages;

/** The owner's page of a company: the dashboard's own use case, which this domain knows nothing of. */
export type OwnerPageOf = (
  context: QueryContext,
  month: YearMonth,
) => { content: { documentTitle: string; author: string }; page: Page; missing: string | null };

/** The owner's page of each company: one PDF, or one each in an archive. @throws AppError OWNER_PAGES_NONE, OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED */
export async function printOwnerPages(
  context: AppContext,
  { month, as, out, ...asked }: InputOf<Verb>,
  ownerPageOf: OwnerPageOf,
): Promise<OutputOf<Verb>> {
  const looked = await lookIntoAll(context, asked, (db) => ownerPageOf(lookingInto(context, db), month));
  const made = looked.flatMap(({ companyId, name, found }) => (found === null ? [] : [{ companyId, name, ...found }]));
  const leftOut = looked.flatMap(({ companyId, name, problem }) => (problem === null ? [] : [{ companyId, name, problem }]));
  if (made.length === 0) throw new AppError('OWNER_PAGES_NONE', { reasons: leftOut.map(({ name, problem }) => `${name} : ${problem}`) });
  const companies = made.map(({ companyId, name, missing }) => ({ companyId, name, missing }));
  const hash = createHash('sha256');
  const done = (path: string) => ({ path, sha256: hash.digest('hex'), pages: made.length, companies, leftOut });
  await breathe(context);
  if (as === 'pdf') {
    const facts = { title: routineWords.ownerPagesTitle(month), author: 'Quittance', printedOn: context.today };
    const pdf = await paintPdf(
      made.map(({ page }) => page),
      facts,
    );
    hash.update(pdf);
    return done((await context.files.write(out, pdf)).path);
  }
  async function* files(): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
    const taken = new Set<string>();
    for (const [index, { name, content, page }] of made.entries()) {
      context.progress({ done: index, total: made.length, step: name });
      await breathe(context);
      const facts = { title: content.documentTitle, author: content.author, printedOn: context.today };
      yield { name: `${freeName(`${fileStem(name)} - Le point ${month}`, taken)}.pdf`, bytes: await paintPdf([page], facts) };
    }
  }
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const piece of streamZip(files())) {
      hash.update(piece);
      yield piece;
    }
  }
  return done((await context.files.writePieces(out, hashed())).path);
}

/** Two companies may bear one name; no system tells « A » from « a ». */
function freeName(name: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name} (${number})`;
    if (taken.has(tried.toLowerCase())) continue;
    taken.add(tried.toLowerCase());
    return tried;
  }
}

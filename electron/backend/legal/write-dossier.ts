import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { DossierExhibit, dossierContract } from '../../../shared/legal/dossier.contract.ts';
import {
  type DossierSubject,
  type ListedExhibit,
  README_NAME,
  readmeText,
  SLIP_NAME,
  SUMS_NAME,
  slipReport,
  slipTitle,
  subjectLine,
  sumsText,
} from '../../../shared/legal/dossier-slip.fr.ts';
import { DOSSIER_STEPS } from '../../../shared/legal/dossier-steps.fr.ts';
import { layoutReport } from '../../../shared/letters/layout-report.ts';
import { breathe, type QueryContext } from '../context.ts';
import { unpacksWithinReason } from '../packed-pdf-objects.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';
import { streamZip } from '../zip-archive.ts';
import { dossierDebt } from './dossier-debt.ts';
import { dossierExhibits } from './dossier-exhibits.ts';
import type { DossierScope, DossierSources, Exhibit } from './dossier-sources.ts';

type Verb = typeof dossierContract.dossier;

/** What can be read again to be checked. */
const LIMIT_MEGABYTES = 400;

/**
 * Writes everything about what a customer owes into one archive, exhibit by exhibit; the slip that lists them, a page to read first and the
 * hashes come last. The same books on the same day give the same bytes.
 *
 * @throws AppError CUSTOMER_NOT_FOUND, DOSSIER_TOO_LARGE, OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED, LETTER_FIELD_EMPTY
 */
export async function writeDossier(context: QueryContext, input: InputOf<Verb>, sources: DossierSources): Promise<OutputOf<Verb>> {
  const { db, today, files } = context;
  const { customerId, out, asOf = today } = input;
  const scope: DossierScope = { customerId, customerName: readCustomer(db, customerId).name, creditorName: readProfile(db).name, asOf };
  const debt = dossierDebt(db, customerId, asOf);
  const subject: DossierSubject = {
    ...scope,
    openCents: debt.openCents,
    feesCents: 'missingRate' in debt.fees ? null : debt.fees.totalCents,
  };
  const listed: (ListedExhibit & DossierExhibit)[] = [];

  async function* archived(): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
    let total = 0;
    for await (const exhibit of dossierExhibits(context, scope, debt, sources)) {
      total += exhibit.bytes.length;
      if (total > LIMIT_MEGABYTES * 1024 * 1024) throw new AppError('DOSSIER_TOO_LARGE', { limitMegabytes: LIMIT_MEGABYTES });
      listed.push(await listedAs(exhibit));
      yield { name: exhibit.name, bytes: exhibit.bytes };
      context.progress({ done: listed.length, total: listed.length + 3, step: DOSSIER_STEPS.exhibits });
      await breathe(context);
    }
    const blocks = slipReport(listed, subject);
    const pages = layoutReport({ title: slipTitle(), note: subjectLine(subject), blocks }, pageFonts().measure);
    const facts = { title: `${slipTitle()}, ${subjectLine(subject)}`, author: scope.creditorName, printedOn: asOf };
    const last = [
      { name: SLIP_NAME, bytes: await paintPdf(pages, facts) },
      { name: README_NAME, bytes: Buffer.from(`\ufeff${readmeText(listed, subject)}`, 'utf8') },
    ];
    yield* last;
    const sums = [...listed, ...last.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) }))];
    yield { name: SUMS_NAME, bytes: Buffer.from(sumsText(sums), 'utf8') };
  }

  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const piece of streamZip(archived())) {
      hash.update(piece);
      yield piece;
    }
  }

  const { path } = await files.writePieces(out, hashed());
  return {
    path,
    sha256: hash.digest('hex'),
    exhibits: listed.map(({ number, name, title, sha256: own, bytes, pages }) => ({ number, name, title, sha256: own, bytes, pages })),
  };
}

async function listedAs(exhibit: Exhibit): Promise<ListedExhibit & DossierExhibit> {
  const { number, name, title, proves, bytes } = exhibit;
  const pages = exhibit.pages ?? (name.endsWith('.pdf') ? await pagesOf(bytes) : null);
  return { number, name, title, proves, bytes: bytes.length, sha256: sha256(bytes), pages };
}

/** How many pages a PDF that somebody gave has; null for one that cannot be read, or that unpacks to more than a document is. */
async function pagesOf(bytes: Uint8Array): Promise<number | null> {
  if (!unpacksWithinReason(bytes)) return null;
  try {
    return (await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true })).getPageCount();
  } catch {
    return null;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

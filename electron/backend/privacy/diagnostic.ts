import { statSync } from 'node:fs';
import { arch, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { verifyChain } from '../../../db/journal/journal.queries.ts';
import { MIGRATIONS } from '../../../db/migrate.ts';
import { fileHealth, harmlessSettings } from '../../../db/privacy/file-health.queries.ts';
import { readSchema } from '../../../db/schema/read-schema.queries.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { type CompanyDiagnostic, diagnosticText } from '../../../shared/privacy/diagnostic.fr.ts';
import type { privacyContract } from '../../../shared/privacy/privacy.contract.ts';
import type { AppContext, CallContext } from '../context.ts';

type Verbs = typeof privacyContract;

const LOG_LINES = 200;

/** What may help somebody far away, of the company that is open or of none. */
export function diagnostic(context: AppContext, { companyId }: InputOf<Verbs['diagnostic']>): OutputOf<Verbs['diagnostic']> {
  const { companies, log } = context;
  const company = companyId === undefined ? null : companyDiagnostic(context, companyId);
  const text = diagnosticText({
    appVersion: packageFile.version,
    system: [
      ['Système', `${process.platform} ${release()} (${arch()})`],
      ['Mémoire', `${Math.round(totalmem() / 1024 / 1024)} Mo`],
      ['Node', process.versions.node],
      ['Electron', process.versions.electron ?? 'non : navigateur ou ligne de commande'],
      ...(company === null ? [] : ([['SQLite', company.sqlite]] as const)),
    ],
    knownCompanies: companies.known().length,
    company,
    log: log.tail?.(LOG_LINES) ?? [],
  });
  return { text };
}

/** Writes what was shown, as it was shown. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE */
export function saveDiagnostic(
  { files }: CallContext,
  { out, text }: InputOf<Verbs['saveDiagnostic']>,
): Promise<OutputOf<Verbs['saveDiagnostic']>> {
  // Windows' own reader of text knows it by its mark, and ends lines its way.
  return files.write(out, Buffer.from(`\ufeff${text.replace(/\r?\n/g, '\r\n')}`));
}

function companyDiagnostic({ companies }: AppContext, companyId: string): CompanyDiagnostic & { sqlite: string } {
  const db = companies.databaseOf(companyId);
  const { directory } = companies;
  const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return {
    ...fileHealth(db),
    newestSchemaVersion: MIGRATIONS.length,
    sizeBytes: size(db.path),
    sideFileBytes: size(`${db.path}-wal`),
    journalIsWhole: verifyChain(db).broken === null,
    place: directory !== null && dirname(db.path) === join(directory, 'dossiers') ? 'application' : 'elsewhere',
    counts: readSchema(db).tables.map(({ name, rows }) => [name, rows]),
    settings: harmlessSettings(db),
  };
}

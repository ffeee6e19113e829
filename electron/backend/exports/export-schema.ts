import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readSchema } from '../../../db/schema/read-schema.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { exportsContract } from '../../../shared/exports/exports.contract.ts';
import { schemaDocument } from '../../../shared/schema/schema-document.fr.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof exportsContract.schema;

/** The company's file explained on a page, as its own schema stands. */
export function schemaPage({ db }: Pick<QueryContext, 'db'>): Uint8Array {
  return Buffer.from(schemaDocument({ company: readProfile(db).name, ...readSchema(db) }));
}

/** @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE */
export function exportSchema(context: QueryContext, { out }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  return context.files.write(out, schemaPage(context));
}

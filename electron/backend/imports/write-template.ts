import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import { TEMPLATE_SHEETS, templateColumns } from '../../../shared/imports/template-rows.fr.ts';
import type { QueryContext } from '../context.ts';
import { writeMarkedWorkbook } from './write-marked-workbook.ts';

const OTHER_TABLE = /\.(?:csv|tsv|txt|xls|ods)$/i;

/** Writes a blank workbook with the titles of a kind of file and one example row. @throws AppError TEMPLATE_IS_WORKBOOK, OUTPUT_EXISTS, OUTPUT_UNWRITABLE */
export async function writeTemplate(
  { files, today }: QueryContext,
  { kind, out }: InputOf<typeof importsContract.template>,
): Promise<OutputOf<typeof importsContract.template>> {
  // A workbook under such a name would be opened as what it is not.
  const path = files.outputPath(out);
  if (OTHER_TABLE.test(path)) throw new AppError('TEMPLATE_IS_WORKBOOK', { path });
  const columns = templateColumns(kind, today);
  const example = columns.map(({ example: value, format }) => ({ value, ...(format === undefined ? {} : { format }) }));
  return files.write(out, writeMarkedWorkbook({ name: TEMPLATE_SHEETS[kind], titles: columns.map(({ title }) => title), rows: [example] }));
}

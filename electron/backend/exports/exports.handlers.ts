import type { exportsContract } from '../../../shared/exports/exports.contract.ts';
import type { HandlersOf } from '../context.ts';
import { exportEverything } from './export-everything.ts';
import { exportSchema } from './export-schema.ts';
import { exportList, exportTable, exportWorkbook } from './export-workbook.ts';
import type { FiguresOf } from './gather-sheets.ts';
import { writePicture } from './write-picture.ts';

/** The figures come from their own domain, which this one knows nothing of. */
export function exportsHandlers(figuresOf: FiguresOf): HandlersOf<typeof exportsContract> {
  return {
    workbook: (context, input) => exportWorkbook(context, input, figuresOf),
    list: (context, input) => exportList(context, input, figuresOf),
    everything: (context, input) => exportEverything(context, input, figuresOf),
    schema: exportSchema,
    table: exportTable,
    picture: writePicture,
  };
}

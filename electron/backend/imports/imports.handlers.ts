import { listDecidedMovements } from '../../../db/imports/decided-movements.queries.ts';
import { listImports } from '../../../db/imports/import-history.queries.ts';
import { describeMapping, listMappings } from '../../../db/imports/import-mappings.queries.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import type { HandlersOf } from '../context.ts';
import { acceptMatch } from './accept-match.ts';
import { acceptReturn, ignoreReturn, listReturnedPayments, reopenReturn } from './bank-returns.ts';
import { commitImport } from './commit-import.ts';
import { exportImportedFile } from './export-imported-file.ts';
import { exportMapping } from './export-mapping.ts';
import { exportProblems } from './export-problems.ts';
import { importMapping } from './import-mapping.ts';
import { importOptions, setImportOptions } from './import-options.ts';
import { listMatches } from './list-matches.ts';
import { previewImport } from './preview-import.ts';
import { removeMapping, renameKnownMapping } from './rename-mapping.ts';
import { ignoreMatch, reopenMatch } from './reopen-match.ts';
import { undoImport } from './undo-import.ts';
import { undoObstacle } from './undo-obstacle.ts';
import { writeTemplate } from './write-template.ts';

export const importsHandlers: HandlersOf<typeof importsContract> = {
  preview: previewImport,
  commit: commitImport,
  undoObstacle,
  undo: undoImport,
  history: ({ db }) => listImports(db),
  mappings: ({ db }) => listMappings(db).map(describeMapping),
  renameMapping: renameKnownMapping,
  deleteMapping: removeMapping,
  exportMapping,
  importMapping,
  exportProblems,
  template: writeTemplate,
  exportFile: exportImportedFile,
  options: ({ db }) => importOptions(db),
  setOptions: setImportOptions,
  matches: listMatches,
  acceptMatch,
  ignoreMatch,
  decidedMatches: ({ db }) => listDecidedMovements(db),
  reopenMatch,
  returns: listReturnedPayments,
  acceptReturn,
  ignoreReturn,
  reopenReturn,
};

import { listImports } from '../../../db/imports/import-history.queries.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import type { HandlersOf } from '../context.ts';
import { commitImport } from './commit-import.ts';
import { previewImport } from './preview-import.ts';
import { undoImport } from './undo-import.ts';

export const importsHandlers: HandlersOf<typeof importsContract> = {
  preview: previewImport,
  commit: commitImport,
  undo: undoImport,
  history: ({ db }) => listImports(db),
};

import { useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { ImportSettings } from './use-file-import.ts';

/** As many rows as a preview gives: they are searched and filtered here, and only those in sight are drawn. */
const ROWS_SHOWN = 100_000;

/** Enough to see what a file is like. */
const HEAD_ROWS = 200;

/**
 * What importing a file would do; of a large one, until the whole is read, what its first rows tell (`isPartial`), so that something is
 * there to look at at once.
 */
export function useImportPreview(file: InputFile, settings: ImportSettings, isLarge: boolean) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const whole = useApiQuery(
    'imports.preview',
    { file, ...settings, rowLimit: ROWS_SHOWN },
    { keepPrevious: true, onProgress: setProgress },
  );
  const isAwaited = whole.data === undefined && whole.error === null;
  const head = useApiQuery(
    'imports.preview',
    { file, ...settings, headRows: HEAD_ROWS },
    { enabled: isLarge && isAwaited, keepPrevious: true },
  );
  // Its errors are left to the whole reading, which may not share them.
  const shown: ImportPreview | undefined = isAwaited && isLarge && head.data?.isPartial ? head.data : whole.data;
  return { whole, shown, progress };
}

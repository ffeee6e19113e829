import { AppError } from '../../../shared/errors/app-error.ts';

/** Cells of a workbook, empty ones between others included: thirty columns of a million rows. */
const LARGEST_SHEETS = 30_000_000;

/** What may still be read of a workbook, all its sheets together. */
export interface CellBudget {
  readonly file: string;
  cells: number;
}

export function cellBudget(file: string): CellBudget {
  return { file, cells: LARGEST_SHEETS };
}

/** To be called before cells are stored: a value in the last of 16 384 columns makes a row of 16 384 cells. @throws AppError FILE_TOO_DEMANDING */
export function spend(budget: CellBudget, cells: number): void {
  budget.cells -= cells;
  if (budget.cells < 0) throw new AppError('FILE_TOO_DEMANDING', { file: budget.file });
}

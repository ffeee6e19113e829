import type { YearMonth } from '../../shared/dates/year-month.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { notifyError } from '../ui/notify.tsx';
import type { ForecastWriter } from './ForecastGrid.tsx';
import { useUndoableMonths } from './use-undoable-months.ts';

/** Writes forecasts of the year in sight, with a way back: for the grid and for what fills it. */
export function useForecastWriter(firstMonth: YearMonth): ForecastWriter {
  const set = useApiCommand('forecasts.setMonths', { onError: notifyError });
  return useUndoableMonths((months) => set.mutateAsync({ months }), firstMonth);
}

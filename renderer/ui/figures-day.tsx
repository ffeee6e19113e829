import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';

interface FiguresDay {
  day: LocalDate | null;
  setDay: (day: LocalDate | null) => void;
}

const FiguresDayContext = createContext<FiguresDay>({ day: null, setDay: () => {} });

/** Lets the top bar show the day of the figures that the screen below it shows. */
export function FiguresDayProvider({ children }: { children: ReactNode }) {
  const [day, setDay] = useState<LocalDate | null>(null);
  return <FiguresDayContext value={{ day, setDay }}>{children}</FiguresDayContext>;
}

/** The day that the screen's figures stand for; null when the screen shows none. */
export function useShownFiguresDay(): LocalDate | null {
  return useContext(FiguresDayContext).day;
}

/** Called by a screen whose figures are those of a day (« arrêté au 31/10/2026 »). */
export function useFiguresDay(day: LocalDate | null): void {
  const { setDay } = useContext(FiguresDayContext);
  useEffect(() => {
    setDay(day);
    return () => setDay(null);
  }, [day, setDay]);
}

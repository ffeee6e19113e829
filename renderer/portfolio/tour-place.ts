import { useEffect } from 'react';
import { useAddressSetting } from '../ui/routing/location.ts';

// Outlives the screen: whoever looks at one letter or file in its company comes back to the step of the month where it was.
let left: { step: string | null } | null = null;

/** Comes back to the month's work where it was left for a company; any other way into the portfolio keeps what its address says. */
export function useTourPlace(isTour: boolean, isAsked: boolean): () => void {
  const [step, setStep] = useAddressSetting('etape');
  const [, setView] = useAddressSetting('vue');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen opens.
  useEffect(() => {
    if (isAsked || left === null) return;
    setView('tournee');
    setStep(left.step);
  }, []);
  useEffect(() => {
    if (isTour) left = { step };
  }, [isTour, step]);
  return () => {
    left = null;
  };
}

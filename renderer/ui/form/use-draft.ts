import { useCallback, useEffect, useState } from 'react';

export interface Draft<T> {
  /** The saved values with what was typed over them. */
  values: T;
  /** Only what differs from the saved values: what is to be sent. */
  changes: Partial<T>;
  isDirty: boolean;
  set: <K extends keyof T>(key: K, value: T[K]) => void;
  reset: () => void;
  /** What was sent is saved, in the form in which it is kept: it is typed over no more, unless it was typed again since. */
  settle: (sent: Partial<T>) => void;
}

/**
 * What is being typed over saved values. A field typed back to its saved value is no change. With `keepAs` the changes survive
 * leaving the screen and closing the window, until they are saved or given up.
 */
export function useDraft<T extends object>(saved: T, keepAs?: string): Draft<T> {
  const [changes, setChanges] = useState<Partial<T>>(() => (keepAs === undefined ? {} : kept<T>(keepAs)));
  const own = Object.keys(changes).filter((key) => !same(changes[key as keyof T], saved[key as keyof T])) as (keyof T)[];
  const differing = Object.fromEntries(own.map((key) => [key, changes[key]])) as Partial<T>;
  const isDirty = own.length > 0;
  const text = isDirty ? JSON.stringify(differing) : null;

  useEffect(() => {
    if (keepAs !== undefined) keep(keepAs, text);
  }, [keepAs, text]);

  const set = useCallback(<K extends keyof T>(key: K, value: T[K]) => setChanges((current) => ({ ...current, [key]: value })), []);
  const reset = useCallback(() => setChanges({}), []);
  const settle = useCallback(
    (sent: Partial<T>) =>
      setChanges((current) => {
        const left = Object.entries(current).filter(([key, value]) => !(key in sent) || !same(value, sent[key as keyof T]));
        return Object.fromEntries(left) as Partial<T>;
      }),
    [],
  );
  return { values: { ...saved, ...differing }, changes: differing, isDirty, set, reset, settle };
}

function same(left: unknown, right: unknown): boolean {
  return left === right || (Array.isArray(left) && Array.isArray(right) && JSON.stringify(left) === JSON.stringify(right));
}

const storageKey = (name: string) => `quittance-draft-${name}`;

function kept<T>(name: string): Partial<T> {
  try {
    return JSON.parse(window.localStorage.getItem(storageKey(name)) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}

function keep(name: string, text: string | null): void {
  try {
    if (text === null) window.localStorage.removeItem(storageKey(name));
    else window.localStorage.setItem(storageKey(name), text);
  } catch {
    // Storage refused: the draft lives as long as the screen.
  }
}

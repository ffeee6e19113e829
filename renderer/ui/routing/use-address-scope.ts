import { useCallback, useMemo } from 'react';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { useLocation } from './location.ts';
import { scopeOf, scopeSettings } from './scope-settings.ts';

/** Whose figures are shown, kept in the address: reload, back and a kept link show the same. */
export function useAddressScope(): [Scope, (scope: Scope) => void] {
  const { settings } = useLocation();
  const text = settings.toString();
  const scope = useMemo(() => scopeOf(new URLSearchParams(text)), [text]);
  const choose = useCallback((chosen: Scope) => {
    const [path = '', query = ''] = window.location.hash.slice(1).split('?');
    const next = new URLSearchParams(query);
    for (const [key, value] of Object.entries(scopeSettings(chosen))) {
      if (value === undefined) next.delete(key);
      else next.set(key, value);
    }
    const wanted = next.toString();
    window.history.replaceState(null, '', `#${path}${wanted ? `?${wanted}` : ''}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return [scope, choose];
}

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type AddressName, type AddressParams, type AddressSettings, hrefTo } from './addresses.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

const currentHash = () => window.location.hash.slice(1);

/** Where the window is: the path and the settings after it. Follows the back and forward buttons. */
export function useLocation(): { path: string; settings: URLSearchParams } {
  const hash = useSyncExternalStore(subscribe, currentHash);
  return useMemo(() => {
    const [path = '', query = ''] = hash.split('?');
    return { path, settings: new URLSearchParams(query) };
  }, [hash]);
}

/** Goes to a screen. `replace` leaves no step for the back button: for settings that change often. */
export function goTo<N extends AddressName>(name: N, params: AddressParams<N>, settings: AddressSettings = {}, replace = false): void {
  const href = hrefTo(name, params, settings);
  if (!replace) {
    window.location.hash = href;
    return;
  }
  window.history.replaceState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** One setting of the screen kept in its address, so that reload, back and a kept link show the same thing. */
export function useAddressSetting(key: string): [string | null, (value: string | null) => void] {
  const { settings } = useLocation();
  const set = useCallback(
    (value: string | null) => {
      const [path = '', query = ''] = currentHash().split('?');
      const next = new URLSearchParams(query);
      if (value === null) next.delete(key);
      else next.set(key, value);
      const text = next.toString();
      window.history.replaceState(null, '', `#${path}${text ? `?${text}` : ''}`);
      window.dispatchEvent(new HashChangeEvent('hashchange'));
    },
    [key],
  );
  return [settings.get(key), set];
}

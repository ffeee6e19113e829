import { createElectronHost } from './electron-host.ts';
import type { Host } from './host.ts';
import { createLoopbackHost } from './loopback-host.ts';

/** Electron's bridge where the preload script put it, else the local web address that served this page. */
export function chooseHost(): Host {
  if (window.quittance) return createElectronHost(window.quittance);
  const token = document.querySelector<HTMLMetaElement>('meta[name="quittance-token"]')?.content ?? '';
  return createLoopbackHost(token);
}

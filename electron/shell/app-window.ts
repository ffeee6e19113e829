import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { PAGE } from './interface-protocol.ts';

export interface AppWindowOptions {
  isPackaged: boolean;
  /** Where in the interface to begin: the part of the address after `#`; '' lets the interface decide. */
  place: string;
}

/** Opens the one window: the interface in a sandboxed page that has nothing of Node and nothing of Electron but the preload's bridge. */
export function openAppWindow({ isPackaged, place }: AppWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Quittance',
    // Windows and macOS take the icon from the program itself.
    ...(process.platform === 'linux' ? { icon: join(import.meta.dirname, '..', 'resources', 'icons', 'quittance.png') } : {}),
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  // A page that crashed is shown again: everything that was saved is in the file.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  void showPlace(window, place);
  return window;
}

/** Brings the window to a place of the interface. */
export function showPlace(window: BrowserWindow, place: string): Promise<void> {
  return window.loadURL(place === '' ? PAGE : `${PAGE}#${place}`);
}

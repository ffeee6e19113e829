// biome-ignore-all lint/performance/noBarrelFile: Electron has one module, and this one stands for it.
// A double of the part of Electron's main-process API that the application uses, backed by a real Chromium: windows are its
// pages, the preload runs in an isolated world of the page, the utility process is a Node process, `app:` addresses are answered
// by the application's own protocol handler. What it does not show: Electron's binary, its sandbox and the packaging.
import { app } from './application.ts';
import { serveRemoteControl } from './remote-control.ts';

export { app } from './application.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog, Menu } from './dialogs.ts';
export { ipcMain } from './ipc-main.ts';
export { protocol, session } from './session.ts';
export { shell } from './shell.ts';
export { utilityProcess } from './utility-process.ts';

serveRemoteControl();
app.becomeReady();

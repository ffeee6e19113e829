import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess } from 'electron';
import { messageOf } from '../../shared/errors/messages.fr.ts';
import { appDataDirectory } from '../host/app-data-directory.ts';
import { fileLog } from '../host/file-log.ts';
import { removeLeftFolders } from '../host/temporary-folder.ts';
import { openAppWindow, showPlace } from './app-window.ts';
import { type BackendClient, createBackendClient } from './backend-client.ts';
import { companyArgument } from './company-argument.ts';
import { fileDialogs } from './file-dialogs.ts';
import { interfaceProtocol, SCHEME } from './interface-protocol.ts';
import { windowIpc } from './ipc.ts';
import { lockDownContents, lockDownSession, silenceChromium } from './lock-down.ts';
import { applicationMenu } from './menu.fr.ts';
import { followCompanies } from './recent-documents.ts';
import { serveWindow, type WindowService } from './serve-window.ts';
import { type ViewedFiles, viewedFiles } from './viewed-files.ts';

/** Where the interface lists the companies, the one just opened first. */
const HOME = '/accueil';

const BUILT = join(import.meta.dirname, '..');

let window: BrowserWindow | undefined;
let backend: BackendClient | undefined;
let viewed: ViewedFiles | undefined;
let isQuitting = false;
/** A company file named before the program could open it (macOS sends it before it is ready). */
let namedFile = companyArgument(process.argv, process.cwd());

function openWindow(place: string, service: WindowService): void {
  window = openAppWindow({ isPackaged: app.isPackaged, place });
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) service.forgetCalls();
  });
  window.on('closed', () => {
    window = undefined;
  });
}

/** The system's list of recent documents, as the program's own list of companies. */
const follow = followCompanies(app, (call) => (backend as BackendClient).call(call).reply);

/** Opens a company's file that the system handed over; when it cannot be opened, says why. Returns where to begin. */
async function openCompanyFile(path: string): Promise<string> {
  if (backend === undefined) return '';
  const file = backend.register({ path });
  const recognised = await backend.call({ verb: 'backups.recognise', input: { file } }).reply;
  if (recognised.ok && (recognised.value as { isBackup: boolean }).isBackup) {
    // Opened in place, it would be a backup no more.
    dialog.showErrorBox('Quittance', messageOf('BACKUP_NOT_OPENED', { file: basename(path) }));
    return HOME;
  }
  const request = { verb: 'companies.open', input: { file } };
  const reply = await backend.call(request).reply;
  void follow(request, reply);
  if (!reply.ok) dialog.showErrorBox('Quittance', reply.error.message);
  return HOME;
}

function showWindow(): void {
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

async function start(): Promise<void> {
  await app.whenReady();
  removeLeftFolders();
  lockDownSession(session.defaultSession);
  protocol.handle(SCHEME, interfaceProtocol(join(BUILT, 'renderer')));
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(process.platform, app.isPackaged)));

  const backendProcess = join(BUILT, 'backend', 'backend-process.js');
  const started = createBackendClient(
    () => utilityProcess.fork(backendProcess, [], { serviceName: 'Quittance backend' }),
    fileLog(appDataDirectory()),
  );
  backend = started;
  const ipc = windowIpc(ipcMain, () => window?.webContents);
  viewed = viewedFiles({ register: (path) => started.register({ path }), openPath: (path) => shell.openPath(path) });
  const service = serveWindow(ipc, {
    backend: started,
    dialogs: fileDialogs(dialog, () => window),
    viewed,
    onReply: (request, reply) => void follow(request, reply),
  });
  openWindow(namedFile === undefined ? '' : await openCompanyFile(namedFile), service);

  app.on('second-instance', async (_event, commandLine, folder) => {
    const file = companyArgument(commandLine, folder);
    if (file !== undefined && window !== undefined) await showPlace(window, await openCompanyFile(file));
    showWindow();
  });
  app.on('activate', () => {
    if (window === undefined) openWindow('', service);
  });
}

app.on('open-file', async (event, path) => {
  event.preventDefault();
  if (window === undefined) namedFile = path;
  else await showPlace(window, await openCompanyFile(path));
});
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
app.on('before-quit', (event) => {
  if (isQuitting || backend === undefined) return;
  // The backend closes its files first; then the program quits for good.
  event.preventDefault();
  isQuitting = true;
  viewed?.clear();
  void backend.close().then(() => app.quit());
});

// Chromium's own files stay beside the list of companies, not among them.
app.setPath('userData', join(appDataDirectory(), 'chromium'));
if (app.requestSingleInstanceLock()) {
  silenceChromium(app);
  lockDownContents(app, (address) => void shell.openExternal(address));
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  void start();
} else {
  app.quit();
}

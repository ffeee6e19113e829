import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the application keeps its own list and, by default, the companies' files; `QUITTANCE_HOME` moves it. */
export function appDataDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.QUITTANCE_HOME) return environment.QUITTANCE_HOME;
  if (process.platform === 'win32') return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Quittance');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Quittance');
  return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'quittance');
}

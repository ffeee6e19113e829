import { readFileSync, statSync } from 'node:fs';

/** What the application asked the system to open with another program. */
export const openedOutside: string[] = [];

/** The files that it asked the system to open, with what they held then and their permissions. */
export const openedFiles: { path: string; content: string; mode: number }[] = [];

export const shell = {
  async openPath(path: string): Promise<string> {
    openedFiles.push({ path, content: readFileSync(path, 'utf8'), mode: statSync(path).mode & 0o777 });
    return '';
  },
  async openExternal(address: string): Promise<void> {
    openedOutside.push(address);
  },
};

import type { BrowserWindow, Dialog } from 'electron';
import { harmlessName } from '../../shared/customers/kept-files.ts';

/** The system's own dialogs: the only way in which a path enters the program from a window. Null when the user cancelled. */
export interface FileDialogs {
  chooseOutput(suggestedName: string): Promise<string | null>;
  chooseCompanyFile(): Promise<string | null>;
  /** A folder for backups. */
  chooseFolder(): Promise<string | null>;
}

const FILTERS: Record<string, string> = { pdf: 'Document PDF', xlsx: 'Classeur Excel', csv: 'Fichier CSV', quittance: 'Société Quittance' };

export function fileDialogs(dialog: Dialog, ownWindow: () => BrowserWindow | undefined): FileDialogs {
  return {
    async chooseOutput(suggestedName) {
      const window = ownWindow();
      if (window === undefined) return null;
      // A name only, and one that no system gives a meaning to: the page must not choose the folder.
      const name = harmlessName(suggestedName);
      const extension = name.split('.').at(-1) ?? '';
      const label = FILTERS[extension];
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Enregistrer sous',
        defaultPath: name,
        buttonLabel: 'Enregistrer',
        filters: label === undefined ? [] : [{ name: label, extensions: [extension] }],
        properties: ['createDirectory'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    async chooseCompanyFile() {
      const window = ownWindow();
      if (window === undefined) return null;
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Ouvrir une société',
        buttonLabel: 'Ouvrir',
        filters: [{ name: 'Société Quittance', extensions: ['quittance'] }],
        properties: ['openFile'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async chooseFolder() {
      const window = ownWindow();
      if (window === undefined) return null;
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Choisir où enregistrer les sauvegardes',
        buttonLabel: 'Choisir ce dossier',
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}

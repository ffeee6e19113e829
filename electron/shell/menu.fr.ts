import type { MenuItemConstructorOptions } from 'electron';

/** The application's menu. The packaged application shows no developer tools. */
export function applicationMenu(platform: NodeJS.Platform, isPackaged: boolean): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const about: MenuItemConstructorOptions = { role: 'about', label: 'À propos de Quittance' };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: 'Quitter Quittance' };
  const mac: MenuItemConstructorOptions = {
    label: 'Quittance',
    submenu: [
      about,
      separator,
      { role: 'hide', label: 'Masquer Quittance' },
      { role: 'hideOthers', label: 'Masquer les autres' },
      { role: 'unhide', label: 'Tout afficher' },
      separator,
      quit,
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: 'Édition',
    submenu: [
      { role: 'undo', label: 'Annuler' },
      { role: 'redo', label: 'Rétablir' },
      separator,
      { role: 'cut', label: 'Couper' },
      { role: 'copy', label: 'Copier' },
      { role: 'paste', label: 'Coller' },
      { role: 'selectAll', label: 'Tout sélectionner' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: 'Affichage',
    submenu: [
      { role: 'resetZoom', label: 'Taille réelle' },
      { role: 'zoomIn', label: 'Agrandir' },
      { role: 'zoomOut', label: 'Réduire' },
      separator,
      { role: 'togglefullscreen', label: 'Plein écran' },
      ...(isPackaged
        ? []
        : ([separator, { role: 'reload', label: 'Recharger' }, { role: 'toggleDevTools', label: 'Outils de développement' }] as const)),
    ],
  };
  const window: MenuItemConstructorOptions = {
    label: 'Fenêtre',
    submenu: [
      { role: 'minimize', label: 'Placer dans la barre' },
      { role: 'close', label: 'Fermer' },
    ],
  };
  if (platform === 'darwin') return [mac, edit, view, window];
  return [{ label: 'Fichier', submenu: [quit] }, edit, view, window, { label: 'Aide', submenu: [about] }];
}

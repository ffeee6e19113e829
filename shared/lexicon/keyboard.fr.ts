export interface KeyboardGroup {
  readonly title: string;
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

/** What the keyboard does, by place. On a Mac, ⌘ takes the place of Ctrl. */
export const KEYBOARD: readonly KeyboardGroup[] = [
  {
    title: 'Partout',
    keys: [
      { keys: ['Ctrl', 'K'], does: 'Aller à un écran, un client, une facture ou une action' },
      { keys: ['/'], does: 'Chercher dans la liste' },
      { keys: ['Échap'], does: 'Fermer ce qui est ouvert, ou vider la recherche' },
      { keys: ['Tab'], does: 'Aller au suivant ; avec Maj, au précédent' },
    ],
  },
  {
    title: 'Dans une liste',
    keys: [
      { keys: ['↑', '↓'], does: 'Passer d’une ligne à l’autre' },
      { keys: ['Entrée'], does: 'Ouvrir la ligne' },
      { keys: ['Espace'], does: 'Cocher la ligne' },
      { keys: ['Ctrl', 'C'], does: 'Copier la liste, à coller dans Excel' },
    ],
  },
  {
    title: 'Sur le choix du mois',
    keys: [
      { keys: ['←', '→'], does: 'Mois précédent, mois suivant' },
      { keys: ['Début', 'Fin'], does: 'Premier mois, dernier mois' },
    ],
  },
  {
    title: 'Dans les prévisions',
    keys: [
      { keys: ['Entrée'], does: 'Cellule du dessous ; avec Maj, du dessus' },
      { keys: ['F2'], does: 'Modifier la cellule' },
      { keys: ['Suppr'], does: 'Vider la cellule' },
      { keys: ['Ctrl', 'V'], does: 'Coller des cellules d’Excel' },
      { keys: ['Ctrl', 'Z'], does: 'Annuler' },
    ],
  },
];

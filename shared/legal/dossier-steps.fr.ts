/** What is shown while a dossier is made or checked. */
export const DOSSIER_STEPS = { exhibits: 'Pièces du dossier', checking: 'Vérification des empreintes' } as const;

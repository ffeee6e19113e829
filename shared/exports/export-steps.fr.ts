/** What an export is doing, as its progress says it. */
export const EXPORT_STEPS = { reading: 'Lecture du dossier', writing: 'Écriture des lignes' } as const;

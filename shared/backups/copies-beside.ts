/** What the copies that the program makes beside a company's own file end with: before an upgrade, before a backup replaces it. */
export const BESIDE = { beforeUpgrade: '.avant-version-', beforeRestore: '.avant-reprise-' } as const;

/** Why a copy of that name was made beside the company's file of the other name; undefined for what is no such copy, or only SQLite's side file of one. */
export function copyBeside(name: string, companyFile: string): keyof typeof BESIDE | undefined {
  if (/-(wal|shm|journal)$/.test(name)) return undefined;
  return (Object.keys(BESIDE) as (keyof typeof BESIDE)[]).find((kind) => name.startsWith(companyFile + BESIDE[kind]));
}

import type { WriteDb } from '../database.ts';

/** Makes a copy of a company's file a company of its own: with the same identity, the two could not be told apart. */
export function renameCompany(db: WriteDb, { uuid, name }: { uuid: string; name: string }): void {
  db.prepare('UPDATE company SET uuid = ?, name = ?').run(uuid, name);
}

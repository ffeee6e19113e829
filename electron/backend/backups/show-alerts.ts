import type { backupsContract } from '../../../shared/backups/backups.contract.ts';
import type { OutputOf } from '../../../shared/contract/procedure.ts';
import type { AppContext } from '../context.ts';
import { standingOf } from './standing.ts';

/** No file is opened for it: what is remembered of the backups and the file's own size and time tell. */
export function showAlerts({ backups, companies, today }: AppContext): OutputOf<typeof backupsContract.alerts> {
  return companies.known().flatMap(({ companyId, name, path, present }) => {
    const alert = present ? standingOf(backups, companyId, path, today).alert : null;
    return alert === null ? [] : [{ companyId, name, alert }];
  });
}

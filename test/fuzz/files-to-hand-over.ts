import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { filesOver } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aPng } from '../builders/letterhead-images.ts';
import { ofxStatement } from '../builders/ofx-statement.ts';

const INVOICES = [
  'N° facture;Client;Date facture;Échéance;Montant TTC',
  'Z-1;Atelier Aubépine;15/01/2026;14/02/2026;1 200,00',
  'Z-2;Boulangerie Bélier;20/01/2026;19/02/2026;340,50',
];
const OTHER_INVOICES = ['Pièce;Client;Date facture;Échéance;Brut;Net', 'Y-1;Atelier Aubépine;17/01/2026;16/02/2026;240,00;200,00'];
const PAYMENTS = ['Date;Client;Montant;Facture', '20/02/2026;Atelier Aubépine;600,00;Z-1'];
const CUSTOMERS = ['Client;Téléphone;Adresse;Code postal;Ville', 'Atelier Aubépine;0565000000;4 rue du Moulin;12000;Rodez'];

const MOVEMENTS = [
  { day: '2026-03-02', amount: 60_000, label: 'VIR ATELIER AUBEPINE Z-1' },
  { day: '2026-03-09', amount: 34_050, label: 'VIR INCONNU' },
  { day: '2026-03-20', amount: -60_000, label: 'REJET VIREMENT ATELIER AUBEPINE' },
];

/** Files that a user may hand over, by their handles: tables, a picture, and what is neither. */
export async function filesToHandOver(directory: string): Promise<Map<string, string>> {
  mkdirSync(directory, { recursive: true });
  const contents: Record<string, string | Buffer> = {
    'factures.csv': INVOICES.join('\r\n'),
    'factures-autrement.csv': OTHER_INVOICES.join('\r\n'),
    'releve.ofx': ofxStatement(MOVEMENTS),
    'reglements.csv': PAYMENTS.join('\r\n'),
    'clients.csv': CUSTOMERS.join('\r\n'),
    'logo.png': aPng(64, 32),
    'vide.csv': '',
    'abime.xlsx': Buffer.from('PK\u0003\u0004 abîmé'),
    'prose.txt': 'Ceci n’est pas un tableau.',
  };
  const files = new Map(
    Object.entries(contents).map(([name, content]) => {
      const path = join(directory, name);
      writeFileSync(path, content);
      return [`file-${name}`, path];
    }),
  );
  files.set('file-autre.quittance', await anotherCompany(join(directory, 'autre.quittance')));
  return files;
}

async function anotherCompany(path: string): Promise<string> {
  const backend = startBackend({
    appDataDirectory: null,
    files: filesOver((handle) => handle),
    clock: fixedClock(localDate('2026-01-02')),
    log: { error() {} },
  });
  const reply = await backend.call({ verb: 'companies.create', input: { name: 'Autre', path } });
  backend.close();
  if (!reply.ok) throw new Error(reply.error.message);
  return path;
}

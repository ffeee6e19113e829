export interface DiagnosticFacts {
  appVersion: string;
  /** Name → version or word, in the order to show. */
  system: readonly (readonly [string, string])[];
  knownCompanies: number;
  company: CompanyDiagnostic | null;
  log: readonly string[];
}

export interface CompanyDiagnostic {
  schemaVersion: number;
  newestSchemaVersion: number;
  sizeBytes: number;
  sideFileBytes: number;
  pages: number;
  freePages: number;
  /** How many problems SQLite found; 0: none. */
  integrityProblems: number;
  danglingLinks: number;
  journalIsWhole: boolean;
  place: 'application' | 'elsewhere';
  /** Table → rows. */
  counts: readonly (readonly [string, number])[];
  /** Setting → its value, or only its length where it is text. */
  settings: readonly (readonly [string, string])[];
}

const INTRODUCTION = [
  'Ce texte sert à celui à qui vous demandez de l’aide. Il dit quelle version tourne, sur quel système,',
  'dans quel état est le dossier et ce que le programme a noté de ses erreurs.',
  'Il ne contient ni nom, ni montant, ni chemin. Lisez-le avant de l’envoyer : rien d’autre ne part.',
].join('\n');

/** The diagnostic, as it is shown and as it is written. */
export function diagnosticText({ appVersion, system, knownCompanies, company, log }: DiagnosticFacts): string {
  const parts = [
    `QUITTANCE - FICHIER DE DIAGNOSTIC\n\n${INTRODUCTION}`,
    section('Programme et système', [['Quittance', appVersion], ...system, ['Sociétés connues ici', String(knownCompanies)]]),
  ];
  if (company === null) parts.push('DOSSIER\nAucun dossier ouvert.');
  else {
    parts.push(
      section('Dossier', [
        ['Format', `${company.schemaVersion} (cette version écrit le ${company.newestSchemaVersion})`],
        ['Taille', `${company.sizeBytes} octets, et ${company.sideFileBytes} à côté (-wal)`],
        ['Pages', `${company.pages}, dont ${company.freePages} libres`],
        ['Contrôle de SQLite', company.integrityProblems === 0 ? 'rien à signaler' : `${company.integrityProblems} problème(s)`],
        ['Liens rompus', String(company.danglingLinks)],
        ['Journal', company.journalIsWhole ? 'chaîne entière' : 'chaîne rompue'],
        ['Emplacement', company.place === 'application' ? 'dans le dossier de Quittance' : 'ailleurs, au choix de l’utilisateur'],
      ]),
      section(
        'Nombre de lignes',
        company.counts.map(([table, rows]) => [table, String(rows)]),
      ),
      section('Réglages (les textes par leur longueur seulement)', company.settings),
    );
  }
  parts.push(`JOURNAL TECHNIQUE (ses ${log.length} dernières lignes)\n${log.length === 0 ? 'Vide.' : log.join('\n')}`);
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([name]) => name.length), 0);
  return `${title.toLocaleUpperCase('fr')}\n${lines.map(([name, value]) => `${name.padEnd(width)} : ${value}`).join('\n')}`;
}

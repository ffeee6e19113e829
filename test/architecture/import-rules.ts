import { readdirSync } from 'node:fs';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

/** A package, wherever npm put it. */
const pkg = (...names: string[]): string => `(^|/)node_modules/(@types/)?(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})/`;
const ANY_PACKAGE = '(^|/)node_modules/';
const PRODUCT = '^(shared|db|electron|renderer|resources)/';
/** Folders of the renderer that belong to no domain and that every screen may use. */
const SHARED_SCREEN_PARTS = 'app|api|ui|charts';

/** Who may import what: the rules of the house, each with the reason that a refused import is answered with. */
export const IMPORT_RULES: (IForbiddenRuleType & { name: string; comment: string })[] = [
  {
    name: 'shared-knows-only-shared',
    comment: 'Rules are pure: shared/ runs in every host and knows none of them.',
    from: { path: '^shared/' },
    to: { path: '^(db|electron|renderer|resources|test)/' },
  },
  {
    name: 'resources-know-only-shared',
    comment: 'Texts and tables are content: they may name the types of shared/ and nothing else.',
    from: { path: '^resources/' },
    to: { path: '.', pathNot: ['^resources/', '^shared/'] },
  },
  {
    name: 'shared-without-node',
    comment: 'shared/ also runs in a browser: no Node module.',
    from: { path: '^shared/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'shared-few-packages',
    comment: 'shared/ takes only packages that are pure computation.',
    from: { path: '^shared/' },
    to: { path: ANY_PACKAGE, pathNot: pkg('zod', 'decimal.js', 'dayjs', 'n2words', 'fast-xml-parser', 'qrcode-generator') },
  },
  {
    name: 'decimal-in-money-only',
    comment: 'Exact arithmetic has one home.',
    from: { path: PRODUCT, pathNot: '^shared/money/' },
    to: { path: pkg('decimal.js') },
  },
  {
    name: 'dayjs-in-dates-only',
    comment: 'Calendar arithmetic has one home.',
    from: { path: PRODUCT, pathNot: '^shared/dates/' },
    to: { path: pkg('dayjs') },
  },
  {
    name: 'db-knows-only-shared',
    comment: 'SQL gathers and stores; it knows no host and no screen.',
    from: { path: '^db/' },
    to: { path: '^(electron|renderer|test)/' },
  },
  {
    name: 'sqlite-in-db-only',
    comment: 'SQLite has one home.',
    from: { path: PRODUCT, pathNot: '^db/' },
    to: { path: pkg('drizzle-orm', 'better-sqlite3') },
  },
  {
    name: 'backend-knows-shared-and-db',
    comment: 'The backend is plain Node and serves every host; it knows none of them.',
    from: { path: '^electron/backend/' },
    to: { path: '^(electron/(?!backend/)|renderer/|test/)' },
  },
  {
    name: 'backend-domains-apart',
    comment: 'Domains meet in shared rules and SQL joins, not in each other’s use cases.',
    from: { path: '^electron/backend/([^/]+)/' },
    to: { path: '^electron/backend/[^/]+/', pathNot: '^electron/backend/$1/' },
  },
  {
    name: 'hosts-know-backend-and-shared',
    comment: 'A host carries calls to the backend: it opens no database and knows no screen.',
    from: { path: '^electron/(shell|loopback|headless|host)/' },
    to: { path: '^(db|renderer|test)/' },
  },
  {
    name: 'hosts-apart',
    comment: 'Each host can be removed without touching the others.',
    from: { path: '^electron/(shell|loopback|headless)/' },
    to: { path: '^electron/(shell|loopback|headless)/', pathNot: '^electron/$1/' },
  },
  {
    name: 'host-parts-know-no-host',
    comment: 'What hosts have in common (files, clock, log) belongs to none of them.',
    from: { path: '^electron/host/' },
    to: { path: '^electron/(shell|loopback|headless|launcher)/' },
  },
  {
    name: 'electron-in-shell-only',
    comment: 'The program runs without Electron.',
    from: { path: PRODUCT, pathNot: '^electron/shell/' },
    to: { path: pkg('electron') },
  },
  {
    name: 'network-in-loopback-only',
    comment: 'The program is offline: only the loopback host opens a port, on 127.0.0.1.',
    from: { path: PRODUCT, pathNot: '^electron/loopback/' },
    to: { path: '^(node:)?(https?|http2|net|tls|dgram|dns)(/|$)', dependencyTypes: ['core'] },
  },
  {
    name: 'renderer-knows-only-shared',
    comment: 'Screens reach the backend through the contract only.',
    from: { path: '^renderer/' },
    to: { path: '^(db|electron|resources|test)/' },
  },
  {
    name: 'renderer-without-node',
    comment: 'Screens run in a browser: no Node module.',
    from: { path: '^renderer/', pathNot: '^renderer/vite\\.config\\.ts$' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'renderer-domains-apart',
    comment: 'Screens of two domains meet in renderer/app.',
    from: { path: '^renderer/([^/]+)/', pathNot: '^renderer/app/' },
    to: { path: '^renderer/[^/]+/', pathNot: `^renderer/($1|${SHARED_SCREEN_PARTS})/` },
  },
  {
    name: 'chart-in-charts-only',
    comment: 'The charting library has one home.',
    from: { path: PRODUCT, pathNot: '^renderer/charts/' },
    to: { path: pkg('chart.js') },
  },
  {
    name: 'react-in-renderer-only',
    comment: 'React draws screens and nothing else.',
    from: { path: PRODUCT, pathNot: '^renderer/' },
    to: { path: pkg('react', 'react-dom', '@mantine', '@tanstack') },
  },
  {
    name: 'packaged-code-uses-dependencies',
    comment: 'What runs in the packaged application must be in `dependencies`, or it is missing there.',
    from: { path: '^(shared|db|electron/(backend|shell|headless|loopback))/', pathNot: '\\.config\\.ts$' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'], pathNot: pkg('electron') },
  },
  {
    name: 'product-without-test',
    comment: 'The product never imports its tests.',
    from: { path: PRODUCT },
    to: { path: '^test/' },
  },
  { name: 'no-cycles', comment: 'Two files that need each other are one file.', from: {}, to: { circular: true } },
  {
    name: 'no-missing-module',
    comment: 'An import that leads nowhere would also escape every other rule.',
    from: { path: PRODUCT },
    to: { couldNotResolve: true },
  },
];

/** A broken rule: which one, and the file that breaks it. */
export interface Violation {
  rule: string;
  from: string;
  to: string;
}

/**
 * Every broken rule in the source folders of a project. `tsPreCompilationDeps` makes type-only imports count; packages are
 * not followed rather than excluded, since the rules about packages see nothing of what is excluded.
 */
export async function brokenRules(project: string): Promise<{ violations: Violation[]; moduleCount: number }> {
  const folders = readdirSync(project).filter((name) => /^(shared|db|electron|renderer|resources|test)$/.test(name));
  const { output } = await cruise(
    folders,
    {
      baseDir: project,
      validate: true,
      ruleSet: { forbidden: IMPORT_RULES.map((rule) => ({ severity: 'error', ...rule })) },
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: [ANY_PACKAGE, '^dist/'] },
      preserveSymlinks: true,
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  );
  const result = output as ICruiseResult;
  return {
    violations: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    moduleCount: result.modules.filter(({ source }) => /^(shared|db|electron|renderer|resources|test)\//.test(source)).length,
  };
}

/** `import('…').Name` in a type: the one way to import that dependency-cruiser does not see, so it is not used here. */
export const INLINE_TYPE_IMPORT = /\btypeof import\(|\bimport\(\s*['"][^'"]+['"]\s*\)\s*\.(?!then\b|catch\b|finally\b)/;

/** The source files that a project has under its runtimes, to check that none escaped the cruise. */
export function sourceFiles(project: string): string[] {
  return readdirSync(project, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^(shared|db|electron|renderer|resources|test)\/.*\.tsx?$/.test(path) && !path.includes('node_modules'));
}

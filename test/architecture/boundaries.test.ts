import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenRules, IMPORT_RULES, INLINE_TYPE_IMPORT, sourceFiles, type Violation } from './import-rules.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** One violation per rule: the file that imports, and what it imports (a planted module or a package). */
const PLANTED: { rule: string; from: string; imports: string }[] = [
  { rule: 'shared-knows-only-shared', from: 'shared/invoices/a.ts', imports: '../../db/planted/rows.ts' },
  { rule: 'shared-without-node', from: 'shared/invoices/b.ts', imports: 'node:fs' },
  { rule: 'shared-without-node', from: 'shared/invoices/b2.ts', imports: 'path' },
  { rule: 'shared-few-packages', from: 'shared/invoices/c.ts', imports: 'papaparse' },
  { rule: 'decimal-in-money-only', from: 'shared/invoices/d.ts', imports: 'decimal.js' },
  { rule: 'dayjs-in-dates-only', from: 'electron/backend/invoices/e.ts', imports: 'dayjs' },
  { rule: 'dayjs-in-dates-only', from: 'renderer/invoices/e.ts', imports: 'dayjs/locale/fr.js' },
  { rule: 'db-knows-only-shared', from: 'db/invoices/f.ts', imports: '../../electron/backend/planted/use-case.ts' },
  { rule: 'sqlite-in-db-only', from: 'electron/backend/invoices/g.ts', imports: 'better-sqlite3' },
  { rule: 'sqlite-in-db-only', from: 'electron/backend/invoices/g2.ts', imports: 'drizzle-orm/sqlite-core' },
  { rule: 'backend-knows-shared-and-db', from: 'electron/backend/invoices/h.ts', imports: '../../shell/planted.ts' },
  { rule: 'backend-knows-shared-and-db', from: 'electron/backend/root.ts', imports: '../../renderer/planted/screen.tsx' },
  { rule: 'backend-domains-apart', from: 'electron/backend/invoices/i.ts', imports: '../planted/use-case.ts' },
  { rule: 'hosts-know-backend-and-shared', from: 'electron/loopback/j.ts', imports: '../../db/planted/rows.ts' },
  { rule: 'hosts-apart', from: 'electron/headless/k.ts', imports: '../shell/planted.ts' },
  { rule: 'resources-know-only-shared', from: 'resources/letters/k1.ts', imports: '../../db/planted/rows.ts' },
  { rule: 'resources-know-only-shared', from: 'resources/letters/k2.ts', imports: 'zod' },
  { rule: 'host-parts-know-no-host', from: 'electron/host/k3.ts', imports: '../shell/planted.ts' },
  { rule: 'hosts-know-backend-and-shared', from: 'electron/host/k4.ts', imports: '../../db/planted/rows.ts' },
  { rule: 'renderer-knows-only-shared', from: 'renderer/invoices/k5.tsx', imports: '../../resources/letters/allowed.ts' },
  { rule: 'electron-in-shell-only', from: 'electron/backend/l.ts', imports: 'electron' },
  { rule: 'network-in-loopback-only', from: 'electron/backend/l2.ts', imports: 'node:https' },
  { rule: 'network-in-loopback-only', from: 'electron/shell/l3.ts', imports: 'dns/promises' },
  { rule: 'renderer-knows-only-shared', from: 'renderer/invoices/m.tsx', imports: '../../db/planted/rows.ts' },
  { rule: 'renderer-without-node', from: 'renderer/invoices/n.tsx', imports: 'node:os' },
  { rule: 'renderer-domains-apart', from: 'renderer/invoices/o.tsx', imports: '../planted/screen.tsx' },
  { rule: 'renderer-domains-apart', from: 'renderer/ui/o.tsx', imports: '../planted/screen.tsx' },
  { rule: 'chart-in-charts-only', from: 'renderer/invoices/p.tsx', imports: 'chart.js' },
  { rule: 'react-in-renderer-only', from: 'electron/backend/q.ts', imports: 'react' },
  { rule: 'packaged-code-uses-dependencies', from: 'electron/backend/r.ts', imports: 'fast-check' },
  { rule: 'product-without-test', from: 'renderer/invoices/s.tsx', imports: '../../test/planted.ts' },
  { rule: 'no-cycles', from: 'shared/invoices/t.ts', imports: './u.ts' },
  { rule: 'no-missing-module', from: 'shared/invoices/v.ts', imports: './nowhere.ts' },
];

/** Imports that the house allows; planted beside the others, they must stay unremarked. */
const ALLOWED: { from: string; imports: string }[] = [
  { from: 'shared/money/allowed.ts', imports: 'decimal.js' },
  { from: 'shared/dates/allowed.ts', imports: 'dayjs' },
  { from: 'shared/invoices/allowed.ts', imports: '../money/allowed.ts' },
  { from: 'resources/letters/allowed.ts', imports: '../../shared/money/allowed.ts' },
  { from: 'electron/host/allowed.ts', imports: '../backend/invoices/allowed.ts' },
  { from: 'db/invoices/allowed.ts', imports: 'better-sqlite3' },
  { from: 'electron/backend/invoices/allowed.ts', imports: '../../../db/invoices/allowed.ts' },
  { from: 'electron/loopback/allowed.ts', imports: '../backend/invoices/allowed.ts' },
  { from: 'electron/loopback/allowed-port.ts', imports: 'node:http' },
  { from: 'electron/shell/allowed.ts', imports: 'electron' },
  { from: 'renderer/invoices/allowed.tsx', imports: '../ui/allowed.tsx' },
  { from: 'renderer/app/allowed.tsx', imports: '../invoices/allowed.tsx' },
  { from: 'renderer/ui/allowed.tsx', imports: 'react' },
  { from: 'renderer/charts/allowed.tsx', imports: 'chart.js' },
];

/** The ways to import that must all be seen. A type-only one leaves no trace in what runs, so it is the easy one to miss. */
const FORMS: Record<string, (specifier: string) => string> = {
  value: (specifier) => `import * as planted from '${specifier}';\nexport const used = planted;\n`,
  type: (specifier) => `import type * as planted from '${specifier}';\nexport type Used = typeof planted;\n`,
  dynamic: (specifier) => `export const later = () => import('${specifier}');\n`,
  reexport: (specifier) => `export * from '${specifier}';\n`,
};

/** In a type-only form this rule has nothing to refuse: a type is not packaged. */
const NOT_FOR_TYPES = new Set(['packaged-code-uses-dependencies']);

function plant(project: string, path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

function plantProject(form: (specifier: string) => string): string {
  const project = mkdtempSync(join(tmpdir(), 'quittance-boundaries-'));
  symlinkSync(join(PROJECT, 'node_modules'), join(project, 'node_modules'));
  symlinkSync(join(PROJECT, 'package.json'), join(project, 'package.json'));
  const targets = ['db/planted/rows.ts', 'electron/backend/planted/use-case.ts', 'electron/shell/planted.ts'];
  for (const target of [...targets, 'renderer/planted/screen.tsx', 'test/planted.ts'])
    plant(project, target, 'export const planted = 1;\n');
  plant(project, 'shared/invoices/u.ts', form('./t.ts'));
  for (const { from, imports } of [...PLANTED, ...ALLOWED]) plant(project, from, form(imports));
  return project;
}

describe('import rules of this project', () => {
  it('holds every one', async () => {
    const { violations, moduleCount } = await brokenRules(PROJECT);
    expect(violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
    expect(moduleCount).toBeGreaterThanOrEqual(sourceFiles(PROJECT).length);
  });

  it('has no import that the rules cannot see', () => {
    const ours = sourceFiles(PROJECT).filter((path) => !path.startsWith('test/architecture/'));
    expect(ours.filter((path) => INLINE_TYPE_IMPORT.test(readFileSync(join(PROJECT, path), 'utf8')))).toEqual([]);
    expect(INLINE_TYPE_IMPORT.test("let value: import('electron').App;")).toBe(true);
    expect(INLINE_TYPE_IMPORT.test("const { app } = await import('./app.ts');")).toBe(false);
  });

  it('has a planted violation for each rule', () => {
    expect([...new Set(PLANTED.map(({ rule }) => rule))].sort()).toEqual(IMPORT_RULES.map(({ name }) => name).sort());
  });
});

describe.each(Object.keys(FORMS))('planted violations, %s import', (form) => {
  let project = '';
  let violations: Violation[] = [];

  beforeAll(async () => {
    project = plantProject(FORMS[form] as (specifier: string) => string);
    ({ violations } = await brokenRules(project));
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  const planted = PLANTED.filter(({ rule }) => form !== 'type' || !NOT_FOR_TYPES.has(rule));
  it.each(planted)('$rule is caught in $from', ({ rule, from }) => {
    expect(violations.filter((violation) => violation.from === from).map((violation) => violation.rule)).toContain(rule);
  });

  it('leaves allowed imports alone', () => {
    const allowed = new Set(ALLOWED.map(({ from }) => from));
    expect(violations.filter(({ from }) => allowed.has(from))).toEqual([]);
  });
});

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { followCompanies } from '../../electron/shell/recent-documents.ts';
import { viewedFiles } from '../../electron/shell/viewed-files.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { isViewable } from '../../shared/customers/viewable-files.ts';

const PDF = '%PDF-1.7\n';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const EXE = Buffer.from('MZ\u0090\u0000\u0003', 'latin1');

function viewer(answer = '') {
  const places = new Map<string, string>();
  const opened: string[] = [];
  const viewed = viewedFiles({
    register(path) {
      places.set(`handle-${places.size}`, path);
      return `handle-${places.size - 1}`;
    },
    async openPath(path) {
      opened.push(path);
      return answer;
    },
  });
  onTestFinished(() => viewed.clear());
  const view = async (name: string, content: string | Uint8Array): Promise<string> => {
    const handle = viewed.prepare(name);
    if (handle === null) return 'not offered';
    writeFileSync(places.get(handle) as string, content);
    return viewed.view(handle).then(
      () => 'opened',
      (error: { code: string }) => error.code,
    );
  };
  return { viewed, view, opened, places };
}

it.each([
  ['bon.pdf', PDF],
  ['photo.PNG', PNG],
  ['photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['note.txt', 'Bonjour\tà vous\r\n'],
  ['échange.eml', 'Received: from x\r\nSubject: relance\r\n\r\ntexte'],
])('opens %s with the system’s own program, as a copy that cannot be changed', async (name, content) => {
  const { view, opened, viewed } = viewer();
  expect(await view(name, content)).toBe('opened');
  const [path = ''] = opened;
  expect(basename(path)).toBe(name);
  expect(readFileSync(path)).toEqual(Buffer.from(content));
  expect(statSync(path).mode & 0o777).toBe(0o400);
  viewed.clear();
  expect(existsSync(path)).toBe(false);
});

it.each(
  `exe bat cmd com scr pif js jse vbs wsf hta msi lnk url desktop command sh app jar ps1 reg dll html htm svg xml xhtml docm docx doc xlsm xlsx
   xls csv pptm odt rtf chm iso zip mht terminal webloc tool py`.split(/\s+/),
)('does not open a .%s', async (extension) => {
  const { view, opened } = viewer();
  expect(await view(`document.${extension}`, PDF)).toBe('not offered');
  expect(await view(`document.pdf.${extension}`, PDF)).toBe('not offered');
  expect(opened).toEqual([]);
});

it.each([
  ['a program named .pdf', 'facture.pdf', EXE],
  ['a script named .pdf', 'facture.pdf', '#!/bin/sh\n'],
  ['a page named .pdf', 'facture.pdf', '<html><script>'],
  ['a PDF behind something else', 'facture.pdf', `MZ ${PDF}`],
  ['a program named .txt', 'note.txt', EXE],
  ['a page named .eml', 'message.eml', '<html>'],
  ['nothing at all', 'facture.pdf', ''],
])('does not open %s', async (_what, name, content) => {
  const { view, opened } = viewer();
  expect(await view(name, content)).toBe('FILE_NOT_VIEWABLE');
  expect(opened).toEqual([]);
});

it.each([
  ['facture\u202efdp.exe', 'not offered', ''],
  ['../../../démarrage.pdf', 'opened', 'démarrage.pdf'],
  ['C:\\Windows\\CON.pdf', 'opened', '_CON.pdf'],
  ['-rf.pdf. ', 'opened', '-rf.pdf'],
  ['a.pdf\u0000.exe', 'not offered', ''],
])('names the copy of %j so that no system gives it a meaning', async (name, outcome, written) => {
  const { view, opened } = viewer();
  expect(await view(name, PDF)).toBe(outcome);
  expect(opened.map((path) => basename(path))).toEqual(written === '' ? [] : [written]);
});

it('opens nothing but what it was asked to prepare, and says when the system could not', async () => {
  const { viewed, view } = viewer('No application');
  await expect(viewed.view('/etc/passwd')).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  expect(await view('bon.pdf', PDF)).toBe('FILE_NOT_OPENED');
  const handle = viewed.prepare('jamais-écrit.pdf') as string;
  await expect(viewed.view(handle)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
});

it('tells a kind by its first bytes, and takes no name of JavaScript’s for a kind', () => {
  expect(isViewable('x.constructor', new Uint8Array(8))).toBe(false);
  expect(isViewable('x.toString', new Uint8Array(8))).toBe(false);
  expect(isViewable('pdf', Buffer.from(PDF))).toBe(false);
});

it('the system’s recent documents are the companies that were opened and not forgotten', async () => {
  let documents: string[] = [];
  const app = {
    addRecentDocument: (path: string) => {
      documents = [path, ...documents.filter((known) => known !== path)];
    },
    clearRecentDocuments: () => {
      documents = [];
    },
  };
  const recent = [
    { path: '/b.quittance', present: true },
    { path: '/partie.quittance', present: false },
    { path: '/a.quittance', present: true },
  ];
  const follow = followCompanies(app, async () => ({ ok: true, value: recent }));
  const opened = (path: string): Reply => ({ ok: true, value: { companyId: 'x', name: 'x', path } });
  for (const path of ['/a.quittance', '/c.quittance', '/b.quittance']) await follow({ verb: 'companies.open', input: {} }, opened(path));
  expect(documents).toEqual(['/b.quittance', '/c.quittance', '/a.quittance']);
  await follow({ verb: 'companies.open', input: {} }, { ok: false, error: { code: 'X', params: {}, message: '' } } as Reply);
  await follow({ verb: 'customers.list', input: {} }, opened('/d.quittance'));
  expect(documents).toHaveLength(3);
  await follow({ verb: 'companies.forget', input: { companyId: 'c' } }, { ok: true, value: {} });
  expect(documents).toEqual(['/b.quittance', '/a.quittance']);
});

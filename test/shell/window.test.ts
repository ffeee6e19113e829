import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../shared/contract/reply.ts';
import { RunningApp } from './running-app.ts';

// The built main process, preload and backend, with a real page: see electron-double/.
let app: RunningApp;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quittance-window-'));
  app = await RunningApp.start();
});
afterAll(async () => {
  await app?.quit();
  rmSync(folder, { recursive: true, force: true });
});

function call(verb: string, input: object, company?: string): Promise<Reply> {
  return app.page(`window.quittance.call(crypto.randomUUID(), ${JSON.stringify({ verb, input, company })})`);
}

/** Chooses a file as a user does, in a field of the page, and hands it over. Comes back with its handle. */
async function handOver(path: string): Promise<string> {
  await app.page(
    `{ const field = document.createElement('input'); field.type = 'file'; field.id = 'probe'; document.body.append(field); }`,
  );
  await app.control('chooseFile', '#probe', path);
  return app.page(`{
    const field = document.getElementById('probe');
    field.remove();
    window.quittance.registerFile(field.files[0]);
  }`);
}

describe('the window', () => {
  it('opens at 1280 × 800 and draws the interface without a word in the console', async () => {
    await app.control('waitFor', "document.body.innerText.includes('Quittance')");
    const { options, address, consoleErrors, calls } = await app.control('state');
    expect(options).toMatchObject({ width: 1280, height: 800 });
    expect(address).toBe('app://quittance/index.html');
    expect(calls).toEqual(['show']);
    expect(consoleErrors).toEqual([]);
    expect(await app.page("getComputedStyle(document.body).fontFamily !== '' && document.querySelectorAll('button').length > 0")).toBe(
      true,
    );
  });

  it('is sandboxed, isolated, without Node', async () => {
    const { options, spellChecker } = await app.control('state');
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    });
    expect(options.webPreferences.preload).toMatch(/preload\.cjs$/);
    expect(spellChecker).toBe(false);
  });

  it('gives the page nine functions and nothing else', async () => {
    const names = [
      'call',
      'cancel',
      'chooseCompanyFile',
      'chooseFolder',
      'chooseOutput',
      'onProgress',
      'prepareViewing',
      'registerFile',
      'viewFile',
    ];
    expect(await app.page("Object.keys(window.quittance).sort().join(' ')")).toBe(names.join(' '));
    const absent = ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer', 'doubleIpc', 'doubleSend'];
    expect(await app.page(`${JSON.stringify(absent)}.filter((name) => name in window)`)).toEqual([]);
    await expect(app.page("'use strict'; window.quittance.call = null")).rejects.toThrow(/read only|readonly/i);
  });

  it('loads nothing from outside', async () => {
    const { requests } = await app.control('state');
    expect(requests.length).toBeGreaterThan(2);
    expect(requests.filter(({ url }) => !url.startsWith('app://quittance/'))).toEqual([]);
  });
});

describe('calls', () => {
  it('reach the backend and come back with its value', async () => {
    expect(await call('companies.recent', {})).toEqual({ ok: true, value: [] });
  });

  it('come back with a domain error and its sentence, never a stack', async () => {
    const reply = await call('companies.open', { companyId: 'inconnue' });
    expect(reply).toMatchObject({ ok: false, error: { message: expect.stringMatching(/\.$/) } });
    expect(JSON.stringify(reply)).not.toMatch(/\.ts|\.js:|at /);
  });

  it('carry progress, and can be cancelled', async () => {
    const answers = await app.page<{ heard: Record<string, { done: number; step: string }[]>; first: Reply; second: Reply }>(`{
      const heard = { first: [], second: [] };
      const stop = window.quittance.onProgress((id, progress) => heard[id].push(progress));
      const call = (id) => window.quittance.call(id, { verb: 'companies.createSample', input: {} });
      const first = call('first');
      const second = call('second'); // waits for its turn: commands of one scope run one after the other
      window.quittance.cancel('second');
      Promise.all([first, second]).then(([first, second]) => {
        stop();
        return { heard, first, second };
      });
    }`);
    expect(answers.first).toMatchObject({ ok: true });
    expect(answers.second).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(answers.heard.first?.length).toBeGreaterThan(1);
    expect(answers.heard.first?.every(({ done, step }) => done >= 0 && step !== '')).toBe(true);
    const known = await call('companies.recent', {});
    expect(known).toMatchObject({ ok: true, value: [expect.anything()] });
  });

  it('are refused when they are not calls', async () => {
    for (const [id, request] of [
      ['1', null],
      ['1', 'companies.recent'],
      ['1', { verb: 12, input: {} }],
      ['1', { verb: 'companies.recent', company: 7, input: {} }],
      ['', { verb: 'companies.recent', input: {} }],
      [null, { verb: 'companies.recent', input: {} }],
    ]) {
      const reply = await app.page<Reply>(`window.quittance.call(${JSON.stringify(id)}, ${JSON.stringify(request)})`);
      expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    }
  });
});

describe('files', () => {
  it('go out only to a place that the user chose in a dialog, and come in again by hand', async () => {
    const path = join(folder, 'Menuiserie.quittance');
    await app.control('answerDialog', path);
    const out = await app.page<string>("window.quittance.chooseOutput('../../Menuiserie.quittance')");
    expect(out).not.toContain('Menuiserie');
    const created = await call('companies.create', { name: 'Menuiserie', path: out });
    expect(created).toMatchObject({ ok: true, value: { name: 'Menuiserie', path } });
    const { dialogs } = await app.control('state');
    expect(dialogs).toContainEqual({ kind: 'save', options: expect.objectContaining({ defaultPath: 'Menuiserie.quittance' }) });

    const opened = await call('companies.open', { file: await handOver(path) });
    expect(opened).toMatchObject({ ok: true, value: { name: 'Menuiserie' } });
  });

  it('open through the dialog too', async () => {
    await app.control('answerDialog', join(folder, 'Menuiserie.quittance'));
    const file = await app.page<string>('window.quittance.chooseCompanyFile()');
    expect(await call('companies.open', { file })).toMatchObject({ ok: true, value: { name: 'Menuiserie' } });
    expect(await app.page('window.quittance.chooseCompanyFile()')).toBeNull(); // no answer prepared: cancelled
    expect(await app.page("window.quittance.chooseOutput('a.pdf')")).toBeNull();
  });

  it('that the page names itself do not exist', async () => {
    const path = join(folder, 'Menuiserie.quittance');
    expect(await call('companies.open', { file: path })).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
    const target = join(folder, 'Ailleurs.quittance');
    expect(await call('companies.create', { name: 'Ailleurs', path: target })).toMatchObject({
      ok: false,
      error: { code: 'FILE_NOT_FOUND' },
    });
    for (const forged of [`'${path}'`, `{ path: '${path}' }`, 'null']) {
      await expect(app.page(`window.quittance.registerFile(${forged})`)).rejects.toThrow();
    }
  });

  it('made in the page have bytes and no path', async () => {
    writeFileSync(join(folder, 'clients.csv'), 'a;b\n');
    const pasted = await app.page<string>("window.quittance.registerFile(new File(['Facture;Montant'], 'clients.csv'))");
    const reply = await call('companies.open', { file: pasted });
    expect(reply).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND', params: { file: 'clients.csv' } } });
  });
});

it('a kept file opens with the system’s own program, by way of a copy that is gone with the program', async () => {
  const company = await call('companies.create', {
    name: 'Pièces',
    path: (await dialogHandle(join(folder, 'Pièces.quittance'))) as string,
  });
  const { companyId } = (company as { value: { companyId: string } }).value;
  expect((await app.control('state')).recentDocuments[0]).toBe(join(folder, 'Pièces.quittance'));
  const customer = (await call('customers.create', { name: 'Durand' }, companyId)) as { value: { id: number } };
  writeFileSync(join(folder, 'note.txt'), 'à vérifier');
  const kept = (await call('customers.addFile', { id: customer.value.id, file: await handOver(join(folder, 'note.txt')) }, companyId)) as {
    value: { fileId: number };
  };
  const out = await app.page<string>("window.quittance.prepareViewing('note.txt')");
  expect(await call('customers.exportFile', { fileId: kept.value.fileId, out }, companyId)).toMatchObject({ ok: true });
  expect(await app.page(`window.quittance.viewFile('${out}')`)).toBeNull();
  const { openedFiles } = await app.control('state');
  expect(openedFiles).toMatchObject([{ path: expect.stringMatching(/note\.txt$/), content: 'à vérifier', mode: 0o400 }]);

  // A program is not offered; a place that the user chose to save to is not one to be opened.
  expect(await app.page("window.quittance.prepareViewing('note.exe')")).toBeNull();
  const saved = (await dialogHandle(join(folder, 'ailleurs.txt'))) as string;
  await call('customers.exportFile', { fileId: kept.value.fileId, out: saved }, companyId);
  await expect(app.page(`window.quittance.viewFile('${saved}')`)).rejects.toThrow(/introuvable/);
  await expect(app.page("window.quittance.viewFile('/etc/passwd')")).rejects.toThrow(/introuvable/);
  expect((await app.control('state')).openedFiles).toHaveLength(1);
});

/** What the page is given for a place that the user chose. */
async function dialogHandle(path: string): Promise<string | null> {
  await app.control('answerDialog', path);
  return app.page(`window.quittance.chooseOutput('x.quittance')`);
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createElectronHost } from '../../renderer/api/electron-host.ts';
import type { Host } from '../../renderer/api/host.ts';
import { createLoopbackHost } from '../../renderer/api/loopback-host.ts';
import { apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { aDirectory } from '../builders/company.ts';
import { RunningApp } from '../shell/running-app.ts';

// The program reaches nobody. Where system calls can be traced they are; elsewhere Node's own sockets are watched: the name of the test says which.
const LAUNCHER = join(import.meta.dirname, '..', '..', 'electron', 'launcher', 'with-node-24.mjs');
const TRACER =
  spawnSync('strace', ['-f', '-o', '/dev/null', '-e', 'trace=network', process.execPath, '--version']).status === 0 ? 'strace' : 'Node';

const INVOICES = 'N° facture;Client;Date facture;Échéance;Montant TTC\r\nZ-1;Atelier Aubépine;15/01/2026;14/02/2026;1 200,00\r\n';

interface Watched {
  child: ChildProcess;
  /** What the program did on a network, one line each. */
  traces(): string[];
}

/** Starts a script of ours with all its children watched. */
function watched(directory: string, script: string, args: string[], environment: NodeJS.ProcessEnv = {}): Watched {
  const record = join(directory, 'sockets.txt');
  writeFileSync(record, '');
  const watcher = pathToFileURL(join(import.meta.dirname, 'watched-sockets.mjs')).href;
  const env = { ...process.env, ...environment, QUITTANCE_HOME: directory };
  const command = [LAUNCHER, join(import.meta.dirname, script), ...args];
  const child =
    TRACER === 'strace'
      ? spawn('strace', ['-f', '-qq', '-o', record, '-e', 'trace=network', process.execPath, ...command], { env })
      : spawn(process.execPath, command, { env: { ...env, QUITTANCE_SOCKETS: record, NODE_OPTIONS: `--import ${watcher}` } });
  return {
    child,
    traces: () =>
      readFileSync(record, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
  };
}

/** The lines that are about an address of a network, names asked included: sockets between the parts of a program have none. */
function addressed(traces: string[]): string[] {
  return traces.filter((line) =>
    TRACER === 'strace' ? /sa_family=AF_INET6?\b|socket\((AF_INET6?|AF_PACKET|AF_VSOCK)\b/.test(line) : true,
  );
}

/** Of those, the ones that look outside: a connection, a datagram, a name, a place to listen on that others can reach. */
function outward(traces: string[]): string[] {
  // Node has even an address looked up, which asks nobody.
  if (TRACER === 'Node') return traces.filter((line) => !/^(listen (127\.0\.0\.1 0|0 127\.0\.0\.1)|lookup 127\.0\.0\.1 .*)$/.test(line));
  return addressed(traces).filter((line) => {
    if (/\b(accept4?|getsockname|getpeername|setsockopt|getsockopt)\(/.test(line)) return false;
    if (/\bbind\(.*sin_addr=inet_addr\("127\.0\.0\.1"\)/.test(line)) return false;
    return !/\bsocket\(AF_INET, SOCK_STREAM/.test(line);
  });
}

/** What a day at the desk asks for: a book, an import, a letter printed, exports. */
async function aDayAtTheDesk(
  { transport, registerFile, chooseOutput }: Pick<Host, 'transport' | 'registerFile' | 'chooseOutput'>,
  imports = true,
) {
  const client = createClient(apiContract, transport);
  const { companyId } = await client.companies.createSample({});
  const at = { company: companyId };
  const out = async (name: string) => (await chooseOutput(name)) as OutputFile;
  const { today } = await client.companies.status({}, at);
  if (imports) await client.imports.commit({ file: await registerFile(new File([INVOICES], 'factures.csv')) }, at);
  const [first] = await client.reminders.agenda({ asOf: today }, at);
  const customerId = first?.customerId ?? 0;
  const { letterId } = await client.letters.draft({ customerId, kind: 'statement', asOf: today }, at);
  expect((await client.letters.print({ letterIds: [letterId], out: await out('lettre.pdf') }, at)).pages).toBeGreaterThan(0);
  await client.legal.dossier({ customerId, out: await out('dossier.zip') }, at);
  await client.exports.workbook({ asOf: today, out: await out('dossier.xlsx') }, at);
}

test(`the loopback host opens one place to listen on, of this computer alone, and reaches nobody (watched by ${TRACER})`, async () => {
  const directory = aDirectory();
  const { child, traces } = watched(directory, 'traced-host.ts', [directory]);
  onTestFinished(() => void child.stdin?.end());
  const started = await new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the host ended with code ${code}`)));
  });
  const { origin, token } = JSON.parse(started) as { origin: string; token: string };
  await aDayAtTheDesk(createLoopbackHost(token, origin));
  child.stdin?.end();
  await new Promise((resolve) => child.once('exit', resolve));
  expect(outward(traces())).toEqual([]);
  // It was watched: the one place is in the record.
  expect(addressed(traces()).filter((line) => /\bbind\(|^listen /.test(line))).toHaveLength(1);
});

test(`a verb from the command line opens no socket at all (watched by ${TRACER})`, async () => {
  const directory = aDirectory();
  const input = JSON.stringify({ path: join(directory, 'exemple.quittance') });
  const { child, traces } = watched(directory, '../../electron/headless/api.ts', ['companies.createSample', '--input', input], {
    INIT_CWD: directory,
  });
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  expect(existsSync(join(directory, 'exemple.quittance'))).toBe(true);
  expect(addressed(traces())).toEqual([]);
});

test('the built backend inside the shell holds no socket of a network after a day at the desk', async () => {
  const directory = aDirectory();
  const app = await RunningApp.start();
  onTestFinished(() => app.quit());
  const host = createElectronHost(await app.bridge());
  const chooseOutput = async (name: string) => {
    await app.control('answerDialog', join(directory, name));
    return host.chooseOutput(name);
  };
  await aDayAtTheDesk({ ...host, chooseOutput }, false);
  const { backends, requests } = await app.control('state');
  expect(requests.filter(({ url }) => !url.startsWith('app://quittance/'))).toEqual([]);
  // Linux lists the sockets of every process; elsewhere the two tests above are what there is.
  if (process.platform === 'linux') expect(backends.flatMap((pid) => networkSocketsOf(Number(pid)))).toEqual([]);
});

/** The sockets of a process that have an address, as the kernel lists them. */
function networkSocketsOf(pid: number): string[] {
  const listed = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => ({ line: `${kind} ${line}`, inode: line.trim().split(/\s+/)[9] })),
  );
  const held = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1] ?? [];
      } catch {
        return []; // closed meanwhile
      }
    }),
  );
  return listed.flatMap(({ line, inode }) => (inode !== undefined && held.has(inode) ? [line] : []));
}

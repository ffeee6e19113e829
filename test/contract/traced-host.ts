import { join } from 'node:path';
import { fileLog } from '../../electron/host/file-log.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { startLoopback } from '../../electron/loopback/loopback-server.ts';
import { localDate } from '../../shared/dates/local-date.ts';

// The loopback host as a program of its own, for a tracer to watch; it ends when the test closes its input.
const [directory = ''] = process.argv.slice(2);
const { origin, token, close } = await startLoopback({
  appDataDirectory: directory,
  pages: join(import.meta.dirname, '..', '..', 'dist', 'renderer'),
  clock: fixedClock(localDate('2026-04-15')),
  log: fileLog(directory),
});
process.stdout.write(`${JSON.stringify({ origin, token })}\n`);
process.stdin.resume().on('end', () => void close().then(() => process.exit()));

import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileLog } from '../../electron/host/file-log.ts';
import { harmlessFrames, harmlessKind } from '../../electron/host/harmless-frames.ts';
import { aDirectory } from '../builders/company.ts';

/** An error as engines make them, its stack as given. */
function anError(message: string, stack: string): Error {
  const error = new Error(message);
  error.stack = stack;
  return error;
}

test('a frame keeps the program’s own path and nothing of whose computer it is', () => {
  const error = anError(
    'SQLITE_CORRUPT: /home/Marie Dupont/Dossiers/Garage Roux.quittance',
    `SqliteError: SQLITE_CORRUPT: /home/Marie Dupont/Dossiers/Garage Roux.quittance
    at openDatabase (/home/Marie Dupont/app/db/company-file.ts:42:11)
    at async Object.call (file:///C:/Users/marie/AppData/Local/Programs/quittance/resources/app.asar/dist/backend/backend-process.js:10:3)
    at C:\\Users\\marie\\quittance\\electron\\backend\\dispatcher.ts:7:1
    at new Worker (node:internal/worker:267:5)
    at eval (/home/Marie Dupont/Dossiers/Garage Roux.quittance:1:1)
    at <anonymous>:3:5`,
  );
  expect(harmlessFrames(error)).toEqual([
    '    at openDatabase (db/company-file.ts:42:11)',
    '    at Object.call (dist/backend/backend-process.js:10:3)',
    '    at (electron/backend/dispatcher.ts:7:1)',
    '    at Worker (node:internal/worker:267:5)',
    '    at (ailleurs)',
    '    at (<anonymous>:3:5)',
  ]);
});

test('a message of several lines that look like frames stays out, changed since or not', () => {
  const message = 'Martin doit 1 200,00 €\n    at Martin Dupont (/home/martin/db/martin.ts:1:1)';
  const stack = `Error: ${message}\n    at real (/x/shared/money/cents.ts:3:4)`;
  expect(harmlessFrames(anError(message, stack))).toEqual(['    at real (shared/money/cents.ts:3:4)']);
  const changed = harmlessFrames(anError('autre chose', stack)).join('\n');
  expect(changed).not.toContain('Martin');
  expect(harmlessFrames('Martin Dupont')).toEqual([]);
});

test('what an error is called is kept only where it is a word', () => {
  expect(harmlessKind(Object.assign(new TypeError('x'), { code: 'ERR_INVALID_ARG_TYPE' }))).toBe('TypeError ERR_INVALID_ARG_TYPE');
  expect(harmlessKind(Object.assign(new Error('x'), { name: 'Garage Roux', code: '/home/marie' }))).toBe('Error');
  expect(harmlessKind('Garage Roux')).toBe('string');
});

test('a log that is read back has its last lines, and of a thrown error no word of its message', () => {
  const directory = aDirectory();
  const log = fileLog(join(directory, 'Société de Marie'));
  expect(log.tail?.(5)).toEqual([]);
  log.error('abc12345', new Error('Garage Roux doit 1 200,00 € : /home/marie/Garage Roux.quittance'));
  const written = readFileSync(log.path ?? '', 'utf8');
  expect(written).toMatch(/^\S+ abc12345 Error\n {4}at /);
  for (const word of ['Garage', 'Roux', '200,00', 'marie', 'Société', directory]) expect(written, word).not.toContain(word);
  appendFileSync(log.path ?? '', 'dernière\n');
  expect(log.tail?.(1)).toEqual(['dernière']);
});

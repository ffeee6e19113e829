import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { completeCopy, examineFile } from '../../../db/backups/examine-file.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { BackupReply, BackupTask } from './backup-messages.ts';

const PIECE = 1 << 20;

/** The thread that checks backups: one file, then the end. */
function answer({ path, asOf, isFresh, sha256, other }: BackupTask): BackupReply {
  try {
    if (isFresh) completeCopy(path);
    // The fingerprint first: damage that it tells needs no reading of pages that may be nonsense.
    const found = sha256 === null ? null : fingerprintOf(path);
    if (found !== null && found !== sha256) throw new AppError('BACKUP_DAMAGED', { file: path, findings: [`sha256: ${found}`] });
    const { checks, facts, beyond, marks } = examineFile(path, asOf, other ?? null);
    if (isFresh) flush(path);
    return { checks: { ...checks, sizeBytes: statSync(path).size, sha256: found ?? fingerprintOf(path) }, facts, beyond, marks };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: { code: error.code, params: error.params } };
  }
}

function fingerprintOf(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(PIECE);
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(file, piece, 0, PIECE, null);
      if (length === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

parentPort?.postMessage(answer(workerData as BackupTask));

import type { Call, Progress, Reply } from '../../shared/contract/reply.ts';

/** What stands behind a handle that the window was given: a place on the disk, or bytes that were pasted and have none. */
export type FileSource = { path: string } | { name: string; bytes: Uint8Array };

/** From the main process to the backend process. Messages arrive in the order in which they were sent. */
export type ToBackend = { id: string; call: Call } | { cancel: string } | { register: string; source: FileSource } | { close: true };

/** From the backend process to the main process. */
export type FromBackend = { id: string; progress: Progress } | { id: string; reply: Reply };

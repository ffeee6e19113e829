import type { Call, Reply } from '../../shared/contract/reply.ts';

/** The part of Electron's App that keeps the system's list of recent documents: the dock's menu, the taskbar's. */
export interface RecentDocuments {
  addRecentDocument(path: string): void;
  clearRecentDocuments(): void;
}

const OPENING = new Set(['companies.open', 'companies.create', 'companies.createSample', 'companies.adopt']);

/**
 * Keeps the system's list of recent documents as the program's own list of companies is: one that was opened is added, one that was forgotten is
 * gone from both. To be told of every call that was answered.
 */
export function followCompanies(
  documents: RecentDocuments,
  ask: (call: Call) => Promise<Reply>,
): (call: Call, reply: Reply) => Promise<void> {
  return async ({ verb }, reply) => {
    if (!reply.ok) return;
    if (OPENING.has(verb)) {
      const { path } = reply.value as { path: string };
      documents.addRecentDocument(path);
    } else if (verb === 'companies.forget') {
      // The system takes all of them off, or none.
      documents.clearRecentDocuments();
      const left = await ask({ verb: 'companies.recent', input: {} });
      if (!left.ok) return;
      for (const { path, present } of (left.value as { path: string; present: boolean }[]).toReversed())
        if (present) documents.addRecentDocument(path);
    }
  };
}

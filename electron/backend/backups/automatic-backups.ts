import type { Call, CallOptions, Reply } from '../../../shared/contract/reply.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { Clock } from '../ports.ts';

type CallVerb = (call: Call, options?: CallOptions) => Promise<Reply>;

export interface AutomaticBackupsParts {
  call: CallVerb;
  clock: Clock;
  /** Whether a company's file is open at this moment: one that was left is not opened again for a backup. */
  isOpen: (companyId: string) => boolean;
  /** How long after a company is first used on a day its backup is made, so that the first screens have the computer to themselves. */
  afterMs: number;
  /** Whether the place that was chosen is there at this moment. */
  placeIsThere: () => boolean;
}

/** How often the day and the chosen place are looked at while nobody calls. */
const LOOK_EVERY_MS = 60_000;
/** After something new is to be saved at once: the answer to what brought it goes first. */
const AT_ONCE_MS = 200;

export interface AutomaticBackups {
  /** The same calls, noticing which companies are used. */
  call: CallVerb;
  /** Ends what is under way and asks for nothing any more. */
  stop(): void;
}

/**
 * Asks once a day for the backup of each company that is used, when it is opened and when the day changes; and once more when another place is
 * chosen, when the chosen one comes back, and when a backup is found damaged. `backups.keepUp` decides, and notes what goes wrong.
 */
export function automaticBackups({ call, clock, isOpen, afterMs, placeIsThere }: AutomaticBackupsParts): AutomaticBackups {
  let wasThere = placeIsThere();
  const askedOn = new Map<string, LocalDate>();
  const used = new Set<string>();
  const waiting = new Set<NodeJS.Timeout>();
  const running = new AbortController();

  function notice(companyId: string, inMs = afterMs): void {
    used.add(companyId);
    const today = clock.today();
    if (running.signal.aborted || askedOn.get(companyId) === today) return;
    askedOn.set(companyId, today);
    const timer = setTimeout(() => {
      waiting.delete(timer);
      void ask(companyId);
    }, inMs);
    timer.unref();
    waiting.add(timer);
  }

  async function ask(companyId: string): Promise<void> {
    if (isOpen(companyId)) await call({ verb: 'backups.keepUp', company: companyId, input: {} }, { signal: running.signal });
    else askedOn.delete(companyId); // asked for again when it is used again
  }

  /** What was asked for today may not be enough any more: for companies that are open now, and for others when they are used again. */
  function askAgain(): void {
    askedOn.clear();
    for (const companyId of used) if (isOpen(companyId)) notice(companyId, Math.min(AT_ONCE_MS, afterMs));
  }

  function lookAtPlace(): void {
    const isThere = placeIsThere();
    const cameBack = isThere && !wasThere;
    wasThere = isThere;
    if (cameBack) askAgain();
  }

  function follow(verb: string, reply: Reply): void {
    if (verb === 'backups.choosePlace' && reply.ok) {
      wasThere = placeIsThere();
      askAgain();
    } else if (!reply.ok && reply.error.code === 'BACKUP_DAMAGED') askAgain();
    // Whoever looks at backups sees what becomes of a key that is plugged in.
    else if (verb === 'backups.state') lookAtPlace();
  }

  const look = setInterval(() => {
    lookAtPlace();
    for (const companyId of used) if (isOpen(companyId)) notice(companyId);
  }, LOOK_EVERY_MS);
  look.unref();

  return {
    async call(request, options) {
      const reply = await call(request, options);
      const companyId = request.company ?? (reply.ok ? openedIn(reply.value) : undefined);
      if (companyId !== undefined && isOpen(companyId)) notice(companyId);
      follow(request.verb, reply);
      return reply;
    },
    stop() {
      running.abort();
      clearInterval(look);
      for (const timer of waiting) clearTimeout(timer);
    },
  };
}

/** The company that a verb of the application has opened, if that is what it did. */
function openedIn(value: unknown): string | undefined {
  const { companyId } = (typeof value === 'object' && value !== null ? value : {}) as { companyId?: unknown };
  return typeof companyId === 'string' ? companyId : undefined;
}

import type { ReadDb } from '../../../db/database.ts';
import { listLetters, readLetter } from '../../../db/letters/letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LetterKind, LetterTone } from '../../../shared/letters/letter-kinds.ts';
import { isRegistered } from '../../../shared/letters/letter-names.fr.ts';
import type { LetterSummary, PreflightCheck } from '../../../shared/letters/letters.contract.ts';
import type { Cents } from '../../../shared/money/cents.ts';
import type { DueLetter, routineContract } from '../../../shared/portfolio/routine.contract.ts';
import { routineWords } from '../../../shared/portfolio/routine-words.fr.ts';
import type { AgendaEntry } from '../../../shared/reminders/reminders.contract.ts';
import type { AppContext } from '../context.ts';
import type { ChangeOf } from './refuse-unseen-changes.ts';
import { lookIntoAll } from './summarise-portfolio.ts';

type Verb = typeof routineContract.dueLetters;

interface LetterAsked {
  customerId: number;
  kind: LetterKind;
  asOf: LocalDate;
  scheduleId?: number;
  contactId?: number;
  tone?: LetterTone;
}

/** The reminders' and the letters' own use cases, which this domain knows nothing of. */
export interface LetterSources {
  agenda(context: { db: ReadDb }, input: { asOf: LocalDate }): AgendaEntry[];
  preview(context: { db: ReadDb; today: LocalDate }, input: LetterAsked): { preflight: PreflightCheck[]; totalCents: Cents };
  changeSincePrint: ChangeOf;
}

interface Days {
  asOf: LocalDate;
  today: LocalDate;
}

/** The letters to post of each company asked for. */
export async function listDueLetters(context: AppContext, input: InputOf<Verb>, sources: LetterSources): Promise<OutputOf<Verb>> {
  const { today } = context;
  const asOf = input.asOf ?? today;
  const looked = await lookIntoAll(context, input, (db) => lettersToPost(db, { asOf, today }, sources));
  return looked.map(({ companyId, name, colour, difference, problem, found }) => ({
    ...{ companyId, name, colour, difference, problem },
    letters: found ?? [],
  }));
}

/**
 * Those that the agenda of the day proposes by post, then those prepared or printed before and not posted. A draft of an earlier day gives way to
 * what the day proposes to the same customer, which asks for what is owed now.
 */
function lettersToPost(db: ReadDb, days: Days, sources: LetterSources): DueLetter[] {
  const letters = listLetters(db).filter(({ channel }) => channel === 'letter');
  const unposted = letters.filter(({ state }) => state === 'draft' || state === 'printed');
  const due = sources.agenda({ db }, { asOf: days.asOf }).flatMap((entry): DueLetter[] => {
    const { customerId, customerName, template: kind, channel, tone } = entry;
    if (kind === null || channel === 'email') return [];
    const isSame = (letter: LetterSummary) => letter.customerId === customerId && letter.kind === kind && letter.asOf === days.asOf;
    const existing = letters.find((letter) => isSame(letter) && letter.state !== 'withdrawn');
    if (existing?.state === 'sent' || existing?.state === 'printed') return [];
    const checks = checked(
      () => sources.preview({ db, today: days.today }, { customerId, kind, asOf: days.asOf, tone }),
      entry.totalDueCents,
    );
    const before = unposted.find((letter) => letter.customerId === customerId && letter.state === 'printed' && letter.printedOn !== null);
    if (before?.printedOn) checks.warnings.push(routineWords.printedBefore(before.kind, before.printedOn));
    return [
      {
        ...{ customerId, customerName, kind, tone, asOf: days.asOf, isRegistered: isRegistered(kind) },
        ...{
          letterId: existing?.letterId ?? null,
          state: existing ? 'draft' : 'due',
          printedOn: null,
          change: null,
          isDouble: before !== undefined,
        },
        ...checks,
      },
    ];
  });
  const proposed = new Set(due.map(({ customerId }) => customerId));
  const isReplaced = ({ state, customerId, scheduleId }: { state: string; customerId: number; scheduleId: number | null }) =>
    state === 'draft' && scheduleId === null && proposed.has(customerId);
  const others = unposted.flatMap(({ letterId }): DueLetter[] => {
    const letter = readLetter(db, letterId);
    return isReplaced(letter) ? [] : [asDue(db, letter, days, sources)];
  });
  return [...due, ...others];
}

function asDue(
  db: ReadDb,
  letter: ReturnType<typeof readLetter>,
  { today }: Days,
  { preview, changeSincePrint }: LetterSources,
): DueLetter {
  const { letterId, customerId, customerName, kind, asOf, tone, scheduleId, contactId, totalCents, printedOn, state } = letter;
  const same = { customerId, customerName, kind, asOf, tone, letterId, printedOn, isRegistered: isRegistered(kind), isDouble: false };
  if (state === 'printed') {
    const change = changeSincePrint(db, letter, today);
    return { ...same, state, totalCents, change, blocking: [], warnings: change === null ? [] : [routineWords.changed(change)] };
  }
  const of = {
    ...(scheduleId === null ? {} : { scheduleId }),
    ...(contactId === null ? {} : { contactId }),
    ...(tone === null ? {} : { tone }),
  };
  return {
    ...same,
    state: 'draft',
    change: null,
    ...checked(() => preview({ db, today }, { customerId, kind, asOf, ...of }), totalCents),
  };
}

/** What a letter asks for, what stops it, and what to look at; what keeps it from being worked out stops it too, and leaves what is `known` of it. */
function checked(work: () => ReturnType<LetterSources['preview']>, known: Cents): Pick<DueLetter, 'totalCents' | 'blocking' | 'warnings'> {
  try {
    const { preflight: checks, totalCents } = work();
    const of = (wanted: PreflightCheck['severity']) =>
      checks.filter(({ severity, code }) => severity === wanted && code !== 'ALREADY_PRINTED').map(({ message }) => message);
    return { totalCents, blocking: of('blocking'), warnings: of('warning') };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { totalCents: known, blocking: [error.message], warnings: [] };
  }
}

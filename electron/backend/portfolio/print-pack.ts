import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LeftOutCompany, routineContract } from '../../../shared/portfolio/routine.contract.ts';
import type { AppContext, CommandContext } from '../context.ts';
import { type ChangeOf, refuseUnseenChanges } from './refuse-unseen-changes.ts';
import { openCompanies, type RoutineCompany, sentenceOf } from './routine-companies.ts';

type Verb = typeof routineContract.printPack;

/** How letters come on paper: the letters' own use cases, which this domain knows nothing of. */
export interface PackMaker<Section extends { readonly envelopes: number }> {
  /** A company's letters on paper, in the order of their envelopes; nothing is stored. @throws AppError LETTER_BLOCKED… */
  layOut(context: CommandContext, letterIds: readonly number[]): Promise<Section>;
  /** Keeps them as printed, all or none. */
  keep(context: CommandContext, section: Section): void;
  /** The pack of several senders, by their letters' own bytes. */
  compose(
    context: AppContext,
    sections: readonly Section[],
    facts: { day: LocalDate; duplex: boolean; names: readonly string[]; leftOut: readonly LeftOutCompany[] },
  ): Promise<{ bytes: Uint8Array; pages: number }>;
}

interface Sender<Section> {
  company: RoutineCompany;
  inside: CommandContext;
  section: Section;
  letterIds: number[];
  isKept: boolean;
}

/** A company in which the letters could not be kept: the pack is made again without it. */
class SenderFailed extends Error {}

/**
 * Every company stays in its turn from the moment its letters are laid out until they are kept, so that nothing changes in between. The letters are
 * kept once their bytes are on the disk, just before the file appears under its name: a disk that is full leaves every draft a draft, and no letter is on
 * paper that its company does not know to be printed.
 */
export async function printPack<Section extends { readonly envelopes: number }>(
  context: AppContext,
  { companies: asked, out, duplex = false }: InputOf<Verb>,
  maker: PackMaker<Section>,
  changeOf: ChangeOf,
): Promise<OutputOf<Verb>> {
  const target = context.files.outputPath(out);
  if (existsSync(target)) throw new AppError('OUTPUT_EXISTS', { path: target });
  const { opened, leftOut, release } = openCompanies(context, asked);
  let result: OutputOf<Verb> | undefined;

  const inTurnFrom = async (index: number, senders: readonly Sender<Section>[]): Promise<OutputOf<Verb>> => {
    const company = opened[index];
    if (company === undefined) {
      result = await write(senders);
      return result;
    }
    let isInside = false;
    const letterIds = [...new Set(company.asked.flatMap((each) => each.letterIds))];
    try {
      return await context.inCompany(company.companyId, 'letters.print', async (inside) => {
        isInside = true;
        context.progress({ done: index, total: opened.length, step: `Mise en pages : ${company.name}` });
        const layOut = async () => {
          refuseUnseenChanges(inside, company.asked, changeOf);
          return await maker.layOut({ ...inside, progress: () => {} }, letterIds);
        };
        const section = await layOut().catch((error: unknown) => {
          leave(company, error);
          return null;
        });
        const sender = section && { company, inside, section, letterIds, isKept: false };
        return inTurnFrom(index + 1, sender ? [...senders, sender] : senders);
      });
    } catch (error) {
      // What is done is done: closing a company's turn failed after its letters were kept.
      if (result !== undefined) return result;
      if (isInside) throw error;
      leave(company, error);
      return inTurnFrom(index + 1, senders);
    }
  };
  const leave = ({ companyId, name }: RoutineCompany, error: unknown): void => {
    leftOut.push({ companyId, name, problem: sentenceOf(error) });
  };

  const write = async (senders: readonly Sender<Section>[]): Promise<OutputOf<Verb>> => {
    if (senders.length === 0)
      throw new AppError('POSTING_PACK_EMPTY', { reasons: leftOut.map(({ name, problem }) => `${name} : ${problem}`) });
    const sections = senders.map(({ section }) => section);
    const { bytes, pages } = await maker.compose(context, sections, {
      day: context.today,
      duplex,
      names: senders.map(({ company }) => company.name),
      leftOut,
    });
    try {
      const { path } = await context.files.writePieces(out, thenKeep(bytes, senders));
      const companies = senders.map(({ company: { companyId, name }, letterIds, section: { envelopes } }) => ({
        companyId,
        name,
        letterIds,
        envelopes,
      }));
      return { path, pages, sha256: createHash('sha256').update(bytes).digest('hex'), companies, leftOut };
    } catch (error) {
      if (!(error instanceof SenderFailed)) throw error;
      return write(senders.filter(({ company }) => !leftOut.some(({ companyId }) => companyId === company.companyId)));
    }
  };
  async function* thenKeep(bytes: Uint8Array, senders: readonly Sender<Section>[]): AsyncGenerator<Uint8Array> {
    yield bytes;
    for (const sender of senders) {
      if (sender.isKept) continue;
      try {
        maker.keep(sender.inside, sender.section);
        sender.isKept = true;
      } catch (error) {
        // Whatever it was: others are kept by now, and their letters have to come on paper.
        const { companyId, name } = sender.company;
        const said =
          error instanceof AppError ? error : new AppError('COMPANY_FILE_UNREADABLE', { path: context.companies.knownPath(companyId) });
        leftOut.push({ companyId, name, problem: said.message });
        throw new SenderFailed();
      }
    }
  }

  try {
    return await inTurnFrom(0, []);
  } finally {
    release();
  }
}

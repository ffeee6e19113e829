import { z } from 'zod';
import { CompanyColour } from '../companies/company-colour.ts';
import { InputFile } from '../contract/file-handles.ts';
import { appCommand, appQuery } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { YearMonth } from '../dates/year-month.ts';
import { Cents } from '../money/cents.ts';
import { TodayTask } from '../reminders/reminders.contract.ts';

/**
 * What came of looking into a company's file: `read`, or why not. `older` is brought up to date by `upgrade`; `busy` is being imported into at this
 * moment; `inUse` is open in another program; `other` is the file of another company under a known path.
 */
export const CompanyState = z.enum(['read', 'older', 'busy', 'inUse', 'missing', 'damaged', 'foreign', 'newer', 'other', 'unreadable']);
export type CompanyState = z.output<typeof CompanyState>;

/** What a line says of its company, by the same functions as the company's own screens. */
export const PortfolioFigures = z.object({
  /** The day that these figures stand for. */
  figuresOn: LocalDate,
  /** As the dashboard's balances of that day. */
  outstandingCents: Cents,
  overdueCents: Cents,
  /** What falls due that very day, and how many invoices it is. */
  dueTodayCents: Cents,
  dueTodayCount: z.int(),
  /** As the dashboard's figures of the last month that was whole by that day, so that companies compare; null without revenue. */
  dso: z.number().nullable(),
  dsoMonth: YearMonth,
  /** The same of each of the thirteen months that end with it. */
  dsoTrend: z.array(z.object({ month: YearMonth, dso: z.number().nullable() })),
  /** Days more (or fewer) than three months before; null where one of the two does not exist. */
  dsoChange: z.number().nullable(),
  /** Things to do that day, and of how many customers: what the company's own list of the day holds. */
  thingsToDo: z.int(),
  customersToDo: z.int(),
  invoiceCount: z.int(),
  lastImportOn: LocalDate.nullable(),
});
export type PortfolioFigures = z.output<typeof PortfolioFigures>;

type NullableShape<Shape extends Record<string, z.ZodType>> = { [Key in keyof Shape]: z.ZodNullable<Shape[Key]> };
const orNothing = Object.fromEntries(
  Object.entries(PortfolioFigures.shape).map(([key, schema]) => [key, schema.nullable()]),
) as unknown as NullableShape<typeof PortfolioFigures.shape>;

const CompanyOfPortfolio = z.object({
  /** Null for a file that was named and does not say which company it holds. */
  companyId: z.string().nullable(),
  path: z.string(),
  name: z.string(),
  colour: CompanyColour,
  /** What tells it from the other known companies of the same name; empty when there are none. */
  difference: z.string(),
  /** The day asked for. */
  asOf: LocalDate,
  state: CompanyState,
  /** What is the matter and what to do, as a French sentence; null when the file was read. */
  problem: z.string().nullable(),
});

/**
 * One line. Of a file that cannot be read now the figures are those of the last time (`figuresOn` says which day), or all null where nothing was kept.
 */
export const PortfolioLine = CompanyOfPortfolio.extend(orNothing).extend({
  /** The day of the last backup made from this computer, and why the last one could not be made since; nulls when there is nothing to say. */
  lastBackupOn: LocalDate.nullable(),
  backupProblem: z.string().nullable(),
});
export type PortfolioLine = z.output<typeof PortfolioLine>;

/** What there is to do in one company on a day; of a file that cannot be read, nothing. */
export const CompanyTasks = CompanyOfPortfolio.extend({
  customers: z.array(z.object({ customerId: z.int(), customerName: z.string(), tasks: z.array(TodayTask) })),
});
export type CompanyTasks = z.output<typeof CompanyTasks>;

/** Whose files: those named, by a script; those known by these ids; without either, all that are known on this computer. */
const Asked = z.object({
  companies: z.array(InputFile).max(1000).optional(),
  companyIds: z.array(z.string().max(400)).max(1000).optional(),
  /** Today when left out. */
  asOf: LocalDate.optional(),
});

export const portfolioContract = {
  /**
   * One line a company. Files are opened one after the other to be read, and are left as they were: nothing is upgraded, none is remembered. A file that
   * cannot be read is a line that says why.
   */
  summary: appQuery({ input: Asked, output: z.array(PortfolioLine) }),
  /** The day's work over all companies, as each company's own list has it. */
  today: appQuery({ input: Asked, output: z.array(CompanyTasks) }),
  /** Brings files of earlier versions up to date, each after a copy beside itself. One that fails is said and the others go on. */
  upgrade: appCommand({
    input: z.object({ companyIds: z.array(z.string().max(400)).max(1000) }),
    output: z.object({
      upgraded: z.array(z.object({ companyId: z.string(), name: z.string() })),
      failed: z.array(z.object({ companyId: z.string(), name: z.string(), problem: z.string() })),
    }),
  }),
};

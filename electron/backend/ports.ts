import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';

/** Files that the user hands over or asks for. Each host gives its own: paths on a command line, tokens in a window. */
export interface Files {
  /** Reads a file that the user handed over. @throws AppError FILE_NOT_FOUND, FILE_IS_DIRECTORY, FILE_UNREADABLE, FILE_TOO_LARGE */
  read(file: InputFile): Promise<{ name: string; bytes: Uint8Array }>;
  /** The path of a file that the user handed over, to open in place. @throws AppError FILE_NOT_FOUND */
  pathOf(file: InputFile): string;
  /** What sentences call a file that the user handed over. @throws AppError FILE_NOT_FOUND */
  nameOf(file: InputFile): string;
  /** Where an output handle leads, for a file that is created in place (a company's). @throws AppError FILE_NOT_FOUND */
  outputPath(out: OutputFile): string;
  /** Writes a new file whole or not at all; never over an existing one. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE */
  write(out: OutputFile, bytes: Uint8Array): Promise<{ path: string }>;
  /** The same for a file that comes in pieces, however large; a piece that fails leaves no file. */
  writePieces(out: OutputFile, pieces: AsyncIterable<Uint8Array>): Promise<{ path: string }>;
}

/** The only source of time in the backend. */
export interface Clock {
  today(): LocalDate;
  /** ISO 8601 instant, UTC. */
  now(): string;
}

/** Who runs the program, for records of who did something; empty where the host does not know. */
export type User = () => string;

/** The local log: technical facts under a reference, never names or amounts. */
export interface Log {
  error(reference: string, error: unknown): void;
  /** Where it is kept; nowhere when left out. */
  readonly path?: string;
  /** Its last lines. */
  tail?(count: number): string[];
}

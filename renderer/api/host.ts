import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import type { Transport } from '../../shared/contract/reply.ts';

/** What the interface needs from the program that shows it: Electron's window, or a browser on the loopback host. */
export interface Host {
  readonly transport: Transport;
  /** Hands over a file that the user chose or dropped; the handle names it in later calls. */
  registerFile(file: File): Promise<InputFile>;
  /** Asks where to write a file; null when the user cancelled. */
  chooseOutput(suggestedName: string): Promise<OutputFile | null>;
  /** Gives the written file to the user: a download in a browser, nothing more in Electron (it is where he chose). */
  deliver(out: OutputFile): Promise<void>;
  /**
   * Has a copy of a kept file written by `write`, and opens it with the system's own program; false for a kind that is not opened, or where the
   * program opens none (a browser downloads it instead).
   */
  view(name: string, write: (out: OutputFile) => Promise<unknown>): Promise<boolean>;
  /** False where `view` never opens anything. */
  readonly opensFiles: boolean;
  /** Lets the user choose an existing company file; null when cancelled. */
  chooseCompanyFile(): Promise<InputFile | null>;
  /** Lets the user choose a folder for backups; null when cancelled, or where no folder can be chosen (`choosesFolders`). */
  chooseFolder(): Promise<InputFile | null>;
  readonly choosesFolders: boolean;
  /** False where a company file cannot be opened in place: a browser only ever sees a copy. */
  readonly opensCompanyFiles: boolean;
}

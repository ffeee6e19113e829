import { extname, isAbsolute, resolve } from 'node:path';

/** The company file that a double click, or a command line, started the program with. */
export function companyArgument(commandLine: readonly string[], folder: string): string | undefined {
  const file = commandLine.slice(1).find((argument) => !argument.startsWith('-') && extname(argument).toLowerCase() === '.quittance');
  if (file === undefined) return undefined;
  return isAbsolute(file) ? file : resolve(folder, file);
}

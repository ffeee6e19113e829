import { openDatabase } from '../../db/company-file.ts';
import { AppError } from '../../shared/errors/app-error.ts';

/** Another program, or another user, that opens a company's file: says `open`, or the code of the refusal. */
try {
  openDatabase(process.argv[2] ?? '').close();
  console.log('open');
} catch (error) {
  console.log(error instanceof AppError ? error.code : String(error));
}

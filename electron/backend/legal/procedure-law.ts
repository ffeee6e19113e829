import lawFile from '../../../resources/legal/procedures.json' with { type: 'json' };
import { ProcedureLaw } from '../../../shared/legal/procedure-law.ts';

/** The facts about procedures that ship with the program, with their sources. */
export const procedureLaw: ProcedureLaw = ProcedureLaw.parse(lawFile);

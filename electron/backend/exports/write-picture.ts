import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { exportsContract } from '../../../shared/exports/exports.contract.ts';
import type { CallContext } from '../context.ts';

type Verb = typeof exportsContract.picture;

/** Writes a chart's picture. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE */
export function writePicture(context: CallContext, { out, png }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  return context.files.write(out, Buffer.from(png, 'base64'));
}

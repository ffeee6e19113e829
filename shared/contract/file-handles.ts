import { z } from 'zod';

/**
 * A file that the user handed over, named by the host: on the command line the path as typed; in a window an opaque token
 * that the host gave for bytes it received or for a path it got from a native dialog. The renderer never names a path.
 */
export const InputFile = z.string().min(1).max(4096).brand<'InputFile'>();
export type InputFile = z.output<typeof InputFile>;

/** A place to write a file to, named by the host in the same way. An existing file is never overwritten. */
export const OutputFile = z.string().min(1).max(4096).brand<'OutputFile'>();
export type OutputFile = z.output<typeof OutputFile>;

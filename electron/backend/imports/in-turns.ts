import { breathe, type QueryContext } from '../context.ts';

/** Runs work that gives way now and then, and lets a cancel arrive each time. @throws AppError CANCELLED */
export async function inTurns<T>(context: Pick<QueryContext, 'signal'>, steps: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await breathe(context);
  }
}

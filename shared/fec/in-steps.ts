/** Items gone through between two pauses: a hundredth of a second or so of the work done here for each. */
export const ITEMS_IN_A_STEP = 1000;

/** Runs to its end what gives way now and then. */
export function toEnd<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does the same for each item, giving way after every so many. */
export function* eachInSteps<T>(items: Iterable<T>, work: (item: T) => void): Generator<void, void> {
  let count = 0;
  for (const item of items) {
    work(item);
    count += 1;
    if (count % ITEMS_IN_A_STEP === 0) yield;
  }
}

/** Items by key, in the order of their first, giving way now and then. */
export function* groupInSteps<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Generator<void, Map<K, T[]>> {
  const groups = new Map<K, T[]>();
  yield* eachInSteps(items, (item) => {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  });
  return groups;
}

/** A sorted copy, as `Array.sort` would sort it, giving way now and then: runs are sorted, then merged two by two. */
export function* sortInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  let source = [...items];
  for (let start = 0; start < source.length; start += ITEMS_IN_A_STEP) {
    const run = source.slice(start, start + ITEMS_IN_A_STEP).sort(compare);
    for (const [index, item] of run.entries()) source[start + index] = item;
    if (source.length > ITEMS_IN_A_STEP) yield;
  }
  for (let width = ITEMS_IN_A_STEP; width < source.length; width *= 2) {
    const merged: T[] = [];
    for (let start = 0; start < source.length; start += 2 * width) {
      let left = start;
      let right = Math.min(start + width, source.length);
      const [leftEnd, rightEnd] = [right, Math.min(start + 2 * width, source.length)];
      while (left < leftEnd || right < rightEnd) {
        const isLeft = right >= rightEnd || (left < leftEnd && compare(source[left] as T, source[right] as T) <= 0);
        merged.push(source[isLeft ? left++ : right++] as T);
        if (merged.length % ITEMS_IN_A_STEP === 0) yield;
      }
    }
    source = merged;
  }
  return source;
}

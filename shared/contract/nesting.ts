/** No input of a verb is half as deep; every walk over a value goes as deep as it does. */
export const DEEPEST_INPUT = 60;

/** Whether objects and lists are nested in each other beyond a depth; looks no deeper than that. */
export function isNestedBeyond(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if (depth === 0) return true;
  return Object.values(value).some((each) => isNestedBeyond(each, depth - 1));
}

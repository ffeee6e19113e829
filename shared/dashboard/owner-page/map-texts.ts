/** A copy of some content with each of its texts changed. */
export function mapTexts<T>(content: T, change: (text: string) => string): T {
  if (typeof content === 'string') return change(content) as T;
  if (Array.isArray(content)) return content.map((item) => mapTexts(item, change)) as T;
  if (content === null || typeof content !== 'object') return content;
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, mapTexts(value, change)])) as T;
}

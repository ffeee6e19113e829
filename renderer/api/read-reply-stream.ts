import type { Progress, Reply } from '../../shared/contract/reply.ts';

type Line = { progress: Progress } | Reply;

/**
 * Reads one call's answer: lines of JSON, any number of `{"progress":…}` and then one reply. Returns null when the stream ends
 * without a reply, which means that the program stopped.
 */
export async function readReplyStream(
  body: ReadableStream<Uint8Array>,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<Reply | null> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  let reply: Reply | null = null;
  const take = (text: string) => {
    if (text.trim() === '') return;
    const line = JSON.parse(text) as Line;
    if ('progress' in line) onProgress?.(line.progress);
    else reply = line;
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  }
  take(rest);
  return reply;
}

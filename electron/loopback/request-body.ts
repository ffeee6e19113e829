import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { Refusal } from './request-checks.ts';

/** The body of a call. @throws Refusal when it is no JSON object, or longer than the limit; what the connection breaks with */
export async function readJson(request: IncomingMessage, limit: number): Promise<{ company?: unknown; input?: unknown }> {
  const [type = ''] = String(request.headers['content-type'] ?? '').split(';');
  // A form of another page can send text, fields or files, never this.
  if (type.trim().toLowerCase() !== 'application/json') throw new Refusal(415, 'JSON attendu');
  const chunks: Buffer[] = [];
  let seen = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    seen += (chunk as Buffer).length;
    if (seen > limit) throw tooLarge(limit);
    chunks.push(chunk as Buffer);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal(400, 'JSON illisible');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal(400, 'objet JSON attendu');
  return { company: own(body, 'company'), input: own(body, 'input') };
}

/** Lets `limit` bytes through, then refuses. */
export function limitTo(limit: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(tooLarge(limit));
      else done(null, chunk);
    },
  });
}

function own(body: object, name: string): unknown {
  return Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, `Plus de ${Math.floor(limit / 1024 / 1024)} Mo : trop volumineux.`);
}

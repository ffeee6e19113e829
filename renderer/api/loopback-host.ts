import { ReplyError } from '../../shared/contract/client.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import type { Call, CallOptions, Reply } from '../../shared/contract/reply.ts';
import type { ErrorCode } from '../../shared/errors/error-params.ts';
import { messageOf } from '../../shared/errors/messages.fr.ts';
import type { Host } from './host.ts';
import { readReplyStream } from './read-reply-stream.ts';

function failure(code: Extract<ErrorCode, 'CANCELLED' | 'HOST_UNREACHABLE'>): Reply & { ok: false } {
  return { ok: false, error: { code, params: {}, message: messageOf(code, {}) } };
}

/**
 * The host behind a local web address. Every request carries the token of this run; files travel as bytes and come back as
 * handles, so that the page never names a path. `origin` is only needed outside a page of that address.
 */
export function createLoopbackHost(token: string, origin = ''): Host {
  async function transport(call: Call, { onProgress, signal }: CallOptions): Promise<Reply> {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const response = await fetch(`${origin}/api/${call.verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-quittance-token': token },
        body: JSON.stringify({ company: call.company, input: call.input }),
        signal: controller.signal,
      });
      const reply = response.body ? await readReplyStream(response.body, onProgress) : null;
      return reply ?? failure('HOST_UNREACHABLE');
    } catch {
      return failure(controller.signal.aborted ? 'CANCELLED' : 'HOST_UNREACHABLE');
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Posts to one of the file addresses and returns the handle it answers. */
  async function handleFrom(address: string, name: string, body: File | null): Promise<string> {
    const response = await fetch(`${origin}${address}?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-quittance-token': token },
      body,
    }).catch(() => null);
    if (response === null) throw new ReplyError(failure('HOST_UNREACHABLE').error);
    // A refused file comes with its reason in words.
    if (!response.ok) throw new ReplyError({ code: 'REFUSED', params: { status: response.status }, message: await response.text() });
    const answer = (await response.json()) as { file?: string; out?: string };
    return answer.file ?? answer.out ?? '';
  }

  async function registerFile(file: File): Promise<InputFile> {
    // A folder, or a file that went away or is locked: a browser only says so when the file is read.
    const isReadable = await file
      .slice(0, 1)
      .arrayBuffer()
      .then(() => true)
      .catch(() => false);
    if (!isReadable) {
      const params = { file: file.name };
      throw new ReplyError({ code: 'FILE_UNREADABLE', params, message: messageOf('FILE_UNREADABLE', params) });
    }
    return (await handleFrom('/files', file.name, file)) as InputFile;
  }

  return {
    transport,
    opensCompanyFiles: false,
    opensFiles: false,
    view: async () => false,
    registerFile,
    chooseOutput: async (name) => (await handleFrom('/outputs', name, null)) as OutputFile,
    deliver: async (out) => {
      const link = document.createElement('a');
      // Beside the page, where the browser sends its cookie.
      link.href = `${origin === '' ? '.' : origin}/outputs/${encodeURIComponent(out)}`;
      link.download = '';
      document.body.append(link);
      link.click();
      link.remove();
    },
    chooseCompanyFile: async () => null,
    choosesFolders: false,
    chooseFolder: async () => null,
  };
}

import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Files of a company's book are mostly repeated words and digits: a higher level takes twice the time for a few per cent. */
const LEVEL = 5;
/** 1 January 1980, the first day that an archive can state: the same content gives the same bytes. */
const DATE = 0x0021;
const CHUNK = 1 << 18;

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly packed: Buffer;
  readonly offset: number;
}

/** A zip archive in memory, whose files are packed as their text comes, so that a large one never exists as a whole. */
export class ZipArchive {
  readonly #entries: Entry[] = [];
  #offset = 0;

  /** Adds a file made of pieces of text; waits between them, so that other work runs and `pause` can stop it. */
  async add(name: string, pieces: Iterable<string>, pause: () => Promise<void> = async () => {}): Promise<void> {
    const deflate = createDeflateRaw({ level: LEVEL });
    const packed: Buffer[] = [];
    deflate.on('data', (chunk: Buffer) => packed.push(chunk));
    let crc = 0;
    let size = 0;
    const send = async (text: string) => {
      const bytes = Buffer.from(text, 'utf8');
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
      await pause();
    };
    try {
      let waiting = '';
      for (const piece of pieces) {
        waiting += piece;
        if (waiting.length < CHUNK) continue;
        await send(waiting);
        waiting = '';
      }
      await send(waiting);
      const ended = once(deflate, 'end');
      deflate.end();
      await ended;
    } finally {
      deflate.destroy();
    }
    const entry = { name: Buffer.from(name, 'utf8'), crc, size, packed: Buffer.concat(packed), offset: this.#offset };
    this.#entries.push(entry);
    this.#offset += 30 + entry.name.length + entry.packed.length;
  }

  bytes(): Uint8Array {
    const parts = this.#entries.flatMap((entry) => [header(entry, 'local'), entry.name, entry.packed]);
    const directory = Buffer.concat(this.#entries.flatMap((entry) => [header(entry, 'central'), entry.name]));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#offset, 16);
    return Buffer.concat([...parts, directory, end]);
  }
}

function header({ name, crc, size, packed, offset }: Entry, kind: 'local' | 'central'): Buffer {
  const central = kind === 'central';
  const bytes = Buffer.alloc(central ? 46 : 30);
  bytes.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  let at = 4;
  const put16 = (value: number) => {
    at = bytes.writeUInt16LE(value, at);
  };
  const put32 = (value: number) => {
    at = bytes.writeUInt32LE(value, at);
  };
  if (central) put16(20);
  put16(20);
  put16(0x0800); // names are UTF-8
  put16(8); // deflate
  put16(0);
  put16(DATE);
  put32(crc);
  put32(packed.length);
  put32(size);
  put16(name.length);
  put16(0);
  if (central) {
    put16(0);
    put16(0);
    put16(0);
    put32(0);
    put32(offset);
  }
  return bytes;
}

import { once } from 'node:events';
import { promisify } from 'node:util';
import { crc32, createDeflateRaw, deflateRaw } from 'node:zlib';

/** Files of a company's book are mostly repeated words and digits: a higher level takes twice the time for a few per cent. */
const LEVEL = 5;
/** 1 January 1980, the first day that an archive can state: the same content gives the same bytes. */
const DATE = 0x0021;
const CHUNK = 1 << 18;

/** What an archive without its 64-bit extension can say of its length. */
const LARGEST = 0xffff_ffff;

interface Described {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
}

interface Entry extends Described {
  readonly packed: Buffer;
}

/**
 * A zip archive as the bytes of its files come, one file held at a time: for archives that may be large. Names and order are the
 * caller's; the same files give the same bytes. @throws RangeError beyond 4 GB
 */
export async function* streamZip(files: AsyncIterable<{ name: string; bytes: Uint8Array }>): AsyncGenerator<Uint8Array> {
  const entries: Described[] = [];
  let offset = 0;
  for await (const { name, bytes } of files) {
    const packed = await promisify(deflateRaw)(bytes, { level: LEVEL });
    const entry = { name: Buffer.from(name, 'utf8'), crc: crc32(bytes), size: bytes.length, packedSize: packed.length, offset };
    entries.push(entry);
    offset += 30 + entry.name.length + packed.length;
    if (offset > LARGEST) throw new RangeError('the archive is larger than 4 GB');
    yield Buffer.concat([header(entry, 'local'), entry.name]);
    yield packed;
  }
  yield directory(entries, offset);
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
    const bytes = Buffer.concat(packed);
    const entry = { name: Buffer.from(name, 'utf8'), crc, size, packed: bytes, packedSize: bytes.length, offset: this.#offset };
    this.#entries.push(entry);
    this.#offset += 30 + entry.name.length + entry.packed.length;
  }

  bytes(): Uint8Array {
    const parts = this.#entries.flatMap((entry) => [header(entry, 'local'), entry.name, entry.packed]);
    return Buffer.concat([...parts, directory(this.#entries, this.#offset)]);
  }
}

/** The list of an archive's files, and its end. */
function directory(entries: readonly Described[], offset: number): Buffer {
  const list = Buffer.concat(entries.flatMap((entry) => [header(entry, 'central'), entry.name]));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([list, end]);
}

function header({ name, crc, size, packedSize, offset }: Described, kind: 'local' | 'central'): Buffer {
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
  put32(packedSize);
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

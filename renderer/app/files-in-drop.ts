/** As many files as a person would drop on purpose. */
const MOST_FILES = 200;

/** In a folder, what an export may be; a file dropped by itself is taken whatever its name. */
const IN_FOLDERS = /\.(?:csv|txt|tsv|xlsx|xlsm|xlsb|xls|ods|xml|pdf|ofx|sta|mt940|cfonb|asc|fec)$/i;

export interface FilesInDrop {
  readonly files: readonly File[];
  /** Names of what its folders hold beside: hidden files, pictures, whatever no import reads. */
  readonly leftOut: readonly string[];
}

/** The files of a drop, those in its folders included. To be called while the drop happens: what was dropped is not to be had later. */
export function filesInDrop(transfer: DataTransfer): Promise<FilesInDrop> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const plain = [...transfer.files];
  if (!entries.some((entry) => entry.isDirectory)) return Promise.resolve(upTo(MOST_FILES, plain));
  return filesUnder(entries);
}

function upTo(most: number, files: readonly File[]): FilesInDrop {
  return { files: files.slice(0, most), leftOut: files.slice(most).map(({ name }) => name) };
}

async function filesUnder(entries: readonly FileSystemEntry[]): Promise<FilesInDrop> {
  const files: File[] = [];
  const leftOut: string[] = [];
  const waiting = entries.map((entry) => ({ entry, inFolder: false }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { entry, inFolder } = next;
    if (isFile(entry)) {
      const isHidden = entry.name.startsWith('.') || entry.name.startsWith('~$');
      if (files.length >= MOST_FILES || (inFolder && (isHidden || !IN_FOLDERS.test(entry.name)))) leftOut.push(entry.name);
      else files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
    } else if (isDirectory(entry)) {
      for (const child of await childrenOf(entry)) waiting.push({ entry: child, inFolder: true });
    }
  }
  return { files, leftOut };
}

/** A browser lists a folder a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return children;
    children.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

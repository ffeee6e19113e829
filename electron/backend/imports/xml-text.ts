/** Encodings that an XML declaration may name, besides UTF-8, in the files of this trade. */
const DECLARED: Readonly<Record<string, string>> = {
  'utf-16': 'utf-16le',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
};

/** The text of an XML file: by its byte order mark, else by the encoding that it declares, else UTF-8, which XML supposes. */
export function xmlText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]{0,150}encoding\s*=\s*["']([\w-]{1,20})["']/.exec(head)?.[1]?.toLowerCase() ?? '';
  return new TextDecoder(DECLARED[declared] ?? 'utf-8').decode(bytes);
}

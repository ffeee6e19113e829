import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { utils, type WorkSheet, write } from 'xlsx';
import { cellBudget } from '../../electron/backend/imports/cell-budget.ts';
import { readPlainWorkbook, type Sheet } from '../../electron/backend/imports/plain-workbook.ts';
import { readAnyWorkbook } from '../../electron/backend/imports/read-workbook.ts';
import { recogniseContent } from '../../electron/backend/imports/recognise-content.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { damagedFiles } from '../builders/damaged-files.ts';
import { workbookParts, type ZipPart, zipArchive } from '../builders/zip-archive.ts';

const plainly = (bytes: Uint8Array, headRows?: number) => contents(readPlainWorkbook(bytes, cellBudget('f'), headRows));
const byLibrary = (bytes: Uint8Array, headRows?: number) => contents(readAnyWorkbook('f', bytes, headRows));
const contents = (sheets: Sheet[] | null) => sheets?.map(({ name, rows }) => ({ name, rows: [...rows] })) ?? null;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const ITEMS = '<si><t>Durand &amp; Fils</t></si><si><t xml:space="preserve"> Œillets </t></si><si><t/></si><si><t>a_x000D_\nb</t></si>';
const RICH =
  '<si><r><rPr><b/><sz val="11"/></rPr><t>En </t></r><r><t xml:space="preserve">gras 😀</t></r><rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/></si>';
const TEXTS = `${HEAD}<sst ${MAIN} count="9" uniqueCount="6">${ITEMS}${RICH}<si><t>東京</t><rPh sb="0" eb="1"><t>トウキョウ</t></rPh></si></sst>`;

/** Formats of a date, of a date of one's own, of a percentage, of an identifier, of hours. */
const STYLES = `${HEAD}<styleSheet ${MAIN}><numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/><numFmt numFmtId="165" formatCode="0000000000"/><numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts><cellXfs count="7">${[0, 14, 164, 10, 165, 20, 166].map((id) => `<xf numFmtId="${id}" xfId="0"/>`).join('')}</cellXfs></styleSheet>`;

/** A workbook of one sheet, with styles and texts. */
function styled(sheetData: string, { around = ['', ''], is1904 = false, more = [] as ZipPart[] } = {}): Buffer {
  const parts = workbookParts(`${around[0]}<sheetData>${sheetData}</sheetData>${around[1]}`, TEXTS);
  const change = (name: string, from: string, to: string) => {
    const part = parts.find((candidate) => candidate.name === name);
    if (part) part.data = String(part.data).replace(from, to);
  };
  change(
    '[Content_Types].xml',
    '</Types>',
    `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  );
  if (is1904) change('xl/workbook.xml', '<sheets>', '<workbookPr date1904="1"/><sheets>');
  return zipArchive([...parts, { name: 'xl/styles.xml', data: STYLES }, ...more]);
}

const row = (line: number, cells: string) => `<row r="${line}" spans="1:9" x14ac:dyDescent="0.25">${cells}</row>`;

describe('a plain workbook is read as the library reads it', () => {
  it.each<[string, string]>([
    [
      'numbers',
      row(
        1,
        '<c r="A1"><v>1</v></c><c r="B1"><v>-0.5</v></c><c r="C1" t="n"><v>1.7147300000000001E3</v></c><c r="D1"><v>12345678901234567890</v></c><c r="E1"><v>0.1</v></c>',
      ),
    ],
    ['shared texts', row(1, [0, 1, 2, 3, 4, 5].map((text) => `<c r="${'ABCDEF'[text]}1" t="s"><v>${text}</v></c>`).join(''))],
    [
      'texts of their own',
      row(
        1,
        '<c r="A1" t="inlineStr"><is><t>Hôtel &lt;1&gt; &#233;&#x20AC;</t></is></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> 😀 </t></is></c><c r="C1" t="inlineStr"></c>',
      ),
    ],
    [
      'formulas',
      row(
        1,
        '<c r="A1"><f>SUM(B1:B9)</f><v>42.5</v></c><c r="B1" t="str"><f t="shared" ref="B1:B2" si="0">T(A1)</f><v>a &amp;amp; b</v></c><c r="C1" t="str"><f>T(Z1)</f><v/></c><c r="D1" t="str"><f t="shared" si="0"/><v xml:space="preserve"> x </v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1"><f>A1</f></c>',
      ),
    ],
    [
      'booleans and errors',
      row(1, '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="b"><v>true</v></c>'),
    ],
    [
      'dates',
      row(1, [0, 1, 2, 3, 4, 5, 6].map((style) => `<c r="${'ABCDEFG'[style]}1" s="${style}"><v>45672.75</v></c>`).join('')) +
        row(
          2,
          '<c r="A2" s="1"><v>60</v></c><c r="B2" s="1"><v>0.5</v></c><c r="C2" s="2"><v>45672</v></c><c r="D2" s="4"><v>611365</v></c><c r="E2" s="99"><v>3</v></c><c r="F2" s="1"><v>-3</v></c><c r="G2" s="1"><v>2958466</v></c>',
        ),
    ],
    [
      'empty cells and rows',
      `${row(1, '<c r="C1"><v>1</v></c><c r="F1" s="1"/><c r="G1" t="s"></c>')}<row r="2"/>${row(3, '<c r="A3" s="2"/>')}${row(9, '<c r="B9" t="str"><v></v></c>')}${row(12, '<c r="B12"><v>2</v></c><c r="D12" t="str"></c>')}`,
    ],
    ['no places', '<row><c><v>1</v></c><c t="s"><v>0</v></c><c/><c t="inlineStr"><is><t>x</t></is></c></row><row><c><v>2</v></c></row>'],
    ['white space between elements', `\n  <row r="1" >\n    <c r="A1" >\n      <v>1</v>\n    </c>\n  </row>\n`],
    ['single quotes', "<row r='1'><c r='A1' t='s' s='1'><v>0</v></c></row>"],
    [
      'line ends in texts',
      row(1, '<c r="A1" t="inlineStr"><is><t>a\r\nb_x0041__x000d_</t></is></c><c r="B1" t="str"><v>a_x000D_\r\nb</v></c>'),
    ],
  ])('%s', (_name, sheetData) => {
    for (const is1904 of [false, true]) {
      const bytes = styled(sheetData, { is1904 });
      expect(plainly(bytes)).toEqual(byLibrary(bytes));
      expect(plainly(bytes)?.[0]?.rows.length).toBeGreaterThan(0);
    }
  });

  it('what its cells hold is what they show', () => {
    const cells =
      '<c r="A7" t="s"><v>0</v></c><c r="B7" s="2"><v>45672</v></c><c r="C7" s="4"><v>611365</v></c><c r="D7"><v>1714.73</v></c><c r="E7" t="s"><v>4</v></c><c r="F7" t="str"><v>d&#8217;Artagnan</v></c>';
    expect(plainly(styled(row(7, cells)))).toEqual([
      {
        name: 'Factures',
        rows: [{ line: 7, cells: ['Durand & Fils', { date: '2025-01-15' }, '0000611365', 1714.73, 'En gras 😀', 'd’Artagnan'] }],
      },
    ]);
  });

  it('elements that bear a prefix, links, merged cells', () => {
    const cells = row(1, '<c r="A1" t="s"><v>1</v></c>') + row(2, '<c r="A2"><v>7</v></c>');
    const links = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><hyperlinks><hyperlink ref="D2" location="A1"/></hyperlinks>';
    const plain = styled(cells, {
      around: ['<sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="9"/></cols>', links],
    });
    expect(plainly(plain)).toEqual(byLibrary(plain));
    expect(plainly(plain)?.[0]?.rows[1]?.cells).toEqual([7, '', '', '']);
    const prefixed = workbookParts('').map((part) =>
      part.name.includes('sheet1')
        ? {
            ...part,
            data: `<x:worksheet xmlns:x="m"><x:sheetData>${cells.replaceAll(/<(\/?)(\w)/g, '<$1x:$2')}</x:sheetData></x:worksheet>`,
          }
        : part.name.includes('shared')
          ? {
              ...part,
              data: '<x:sst xmlns:x="m"><x:si><x:t>un</x:t></x:si><x:si><x:r><x:t>de</x:t></x:r><x:r><x:t>ux</x:t></x:r></x:si></x:sst>',
            }
          : part,
    );
    expect(plainly(zipArchive(prefixed))).toEqual(byLibrary(zipArchive(prefixed)));
    expect(plainly(zipArchive(prefixed))?.[0]?.rows[0]?.cells).toEqual(['deux']);
  });

  it('several sheets, hidden and commented ones: each under its name', () => {
    const book = utils.book_new();
    const sheet = (title: string): WorkSheet =>
      utils.aoa_to_sheet(
        [
          [title, 1],
          ['é', new Date(Date.UTC(2025, 0, 15)), true, null, 2.25],
        ],
        { UTC: true },
      );
    for (const name of ['Première', 'Masquée', 'Vide', 'Dernière & fin'])
      utils.book_append_sheet(book, name === 'Vide' ? utils.aoa_to_sheet([]) : sheet(name), name);
    book.Workbook = { Sheets: [{}, { Hidden: 1 }, {}, {}] };
    const [first] = Object.values(book.Sheets);
    if (first) first.H2 = { t: 'z', c: [{ a: 'Anne', t: 'à revoir' }] };
    if (first) first['!ref'] = 'A1:H2';
    for (const bookSST of [false, true]) {
      const bytes: Buffer = write(book, { type: 'buffer', compression: true, bookSST });
      expect(plainly(bytes)).toEqual(byLibrary(bytes));
      expect(plainly(bytes)?.map(({ name, rows }) => [name, rows.length])).toEqual([
        ['Première', 2],
        ['Masquée', 0],
        ['Vide', 0],
        ['Dernière & fin', 2],
      ]);
      expect(plainly(bytes)?.[0]?.rows[1]?.cells).toHaveLength(8);
      expect(plainly(bytes, 1)).toEqual(byLibrary(bytes, 1));
    }
  });

  it('any cells in any order of kinds', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '€', '😀', ' ', '\n', '&amp;', '&lt;', '&#65;', '_', 'x', '_x0041_', '"'),
      maxLength: 20,
    });
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => `><v>${number}</v>`),
      fc.integer({ min: -5, max: 60_000 }).chain((number) => fc.nat(8).map((style) => ` s="${style}"><v>${number}</v>`)),
      fc.double({ min: -5, max: 3_000_000, noNaN: true }).map((number) => ` s="1"><v>${number}</v>`),
      fc.nat(5).map((index) => ` t="s"><v>${index}</v>`),
      text.map((written) => ` t="str"><v>${written}</v>`),
      text.map((written) => ` t="inlineStr"><is><t>${written}</t></is>`),
      fc.constantFrom(' t="b"><v>1</v>', ' t="e"><v>#REF!</v>', ' s="2">', '><f>A1</f><v>3</v>', ' t="str"><f>A1</f>', ' t="s">'),
    );
    const cell = fc.tuple(fc.boolean(), value);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 1, maxLength: 12 }), fc.boolean(), (rows, is1904) => {
        const written = rows.map((cells, line) =>
          row(
            line * 2 + 1,
            cells
              .map(([isThere, content], column) => (isThere ? `<c r="${'ABCDEFGH'[column]}${line * 2 + 1}"${content}</c>` : ''))
              .join(''),
          ),
        );
        const bytes = styled(written.join(''), { is1904 });
        const plain = plainly(bytes);
        expect(plain).not.toBeNull();
        expect(plain).toEqual(byLibrary(bytes));
      }),
    );
  });

  it('thousands of rows, some very long: whichever are asked for', () => {
    const lines = Array.from({ length: 4500 }, (_, index) => index + 1);
    const sheetData = lines
      .map((line) =>
        row(
          line,
          `<c r="A${line}" t="s"><v>${line % 6}</v></c><c r="C${line}" t="str"><v>${line % 900 === 0 ? 'é'.repeat(70_000) : `n° ${line}`}</v></c><c r="D${line}" s="1"><v>${line + 40_000}</v></c>`,
        ),
      )
      .join('');
    const bytes = styled(sheetData);
    const rows = readPlainWorkbook(bytes, cellBudget('f'))?.[0]?.rows;
    const expected = readAnyWorkbook('f', bytes)[0]?.rows;
    expect([...(rows ?? [])]).toEqual([...(expected ?? [])]);
    for (const start of [0, 4090, 4490]) expect(rows?.slice(start, start + 30)).toEqual(expected?.slice(start, start + 30));
    expect([rows?.length, rows?.at(4499), rows?.at(4500)]).toEqual([4500, expected?.at(4499), undefined]);
    expect(plainly(bytes, 20)).toEqual(byLibrary(bytes, 20));
  });

  it('damaged: as the library reads what is left, or left to it', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const outcomes = { read: 0, left: 0 };
    for (const bytes of damagedFiles('xlsx', 160)) {
      try {
        recogniseContent('f', bytes);
        const plain = plainly(bytes);
        outcomes[plain ? 'read' : 'left'] += 1;
        if (plain) expect(plain).toEqual(byLibrary(bytes));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    }
    expect(outcomes.read).toBeGreaterThan(20);
    expect(outcomes.left).toBeGreaterThan(20);
  });
});

describe('what is not plain is left to the library', () => {
  const inline = (text: string) => `<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`;
  it.each<[string, string]>([
    ['rows out of order', row(2, '<c r="A2"><v>1</v></c>') + row(1, '<c r="A1"><v>2</v></c>')],
    ['cells out of order', row(1, '<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>')],
    ['a cell of another row', row(1, '<c r="A2"><v>1</v></c>')],
    ['a character of a kind of its own', row(1, inline('<![CDATA[x]]>'))],
    ['an entity of its own', row(1, inline('&secret;'))],
    ['a comment', row(1, '<!-- x --><c r="A1"><v>1</v></c>')],
    ['a number that is none', row(1, '<c r="A1"><v>douze</v></c>')],
    ['a text that is not there', row(1, '<c r="A1" t="s"><v>77</v></c>')],
    ['a date in words', row(1, '<c r="A1" t="d"><v>2025-01-15</v></c>')],
    ['runs in a cell', row(1, '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>')],
    ['a prefix of another', row(1, '<x:c r="A1"><v>1</v></x:c>')],
    ['an attribute that looks like another', row(1, '<c x:r="C1" r="A1"><v>1</v></c>')],
    ['no end', '<row r="1"><c r="A1"><v>1</v></c>'],
  ])('%s', (_name, sheetData) => {
    const bytes = styled(sheetData);
    expect(plainly(bytes)).toBeNull();
    expect(byLibrary(bytes)).not.toBeNull();
  });

  it('bytes that are no UTF-8', () => {
    const parts = workbookParts(`<sheetData>${row(1, inline('é'))}</sheetData>`);
    const bytes = zipArchive(parts.map((part) => ({ ...part, data: Buffer.from(String(part.data), 'latin1') })));
    expect(plainly(bytes)).toBeNull();
  });

  it('two parts of one name, a part that its own header calls otherwise', () => {
    const parts = workbookParts(`<sheetData>${row(1, inline('x'))}</sheetData>`);
    const sheet = parts.find(({ name }) => name.includes('sheet1')) as ZipPart;
    expect(plainly(zipArchive([...parts, { ...sheet, name: 'xl/worksheets/SHEET1.xml' }]))).toBeNull();
    const bytes = zipArchive(parts);
    bytes.write('xl/worksheets/sheet2', bytes.indexOf('xl/worksheets/sheet1.xml'));
    expect(plainly(bytes)).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeDrawing } from '../../shared/letters/code-drawing.ts';
import { LetterContent } from '../../shared/letters/letter-content.ts';
import { PAGE_FONT_FILES } from '../../shared/letters/page.ts';
import { launchBrowser } from '../e2e/browser.ts';

/** The same letters as HTML, printed to PDF by Chromium in one page that is used again: time, processor of its processes aside, as JSON. */
const [file = ''] = process.argv.slice(2);
const letters = LetterContent.array().parse(JSON.parse(readFileSync(file, 'utf8')));
const fonts = join(import.meta.dirname, '..', '..', 'resources', 'fonts');
const face = (name: 'regular' | 'bold', weight: number): string =>
  `@font-face { font-family: Letter; font-weight: ${weight}; src: url(data:font/ttf;base64,${readFileSync(join(fonts, PAGE_FONT_FILES[name])).toString('base64')}); }`;
const STYLE = `${face('regular', 400)} ${face('bold', 600)}
  @page { size: A4; margin: 0 } body { font: 10.5pt/4.85mm Letter; margin: 15mm 20mm; }
  .head { height: 75mm; font-size: 8.5pt } .address { position: absolute; left: 110mm; top: 55mm; width: 80mm }
  table { border-collapse: collapse; width: 100%; font-size: 9.5pt } th, td { text-align: left; border-bottom: 0.15mm solid #b4bcc7 }
  .right { text-align: right } .panel { background: #f2f4f7; padding: 2mm 4mm } .signature { margin-left: 90mm }`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const lines = (texts: readonly string[]): string => texts.map(escaped).join('<br>');

function blockHtml(block: LetterContent['blocks'][number]): string {
  switch (block.type) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'paragraph':
    case 'note':
      return `<p>${block.runs.map(({ text, bold }) => (bold ? `<b>${escaped(text)}</b>` : escaped(text))).join('')}</p>`;
    case 'table': {
      const cells = (tag: string, texts: readonly string[]): string =>
        texts.map((text, index) => `<${tag} class="${block.columns[index]?.align}">${escaped(text)}</${tag}>`).join('');
      const header = cells(
        'th',
        block.columns.map(({ title }) => title),
      );
      return `<table><tr>${header}</tr>${block.rows.map((row) => `<tr>${cells('td', row.cells)}</tr>`).join('')}</table>`;
    }
    case 'sums':
      return `<table>${block.rows.map((row) => `<tr><td>${escaped(row.label)}</td><td>${escaped(row.amount)}</td></tr>`).join('')}</table>`;
    case 'panel': {
      const code = block.transferCode && codeDrawing(block.transferCode.payload);
      const drawn = code
        ? `<svg width="${code.side}mm" height="${code.side}mm" viewBox="0 0 ${code.side} ${code.side}"><path d="${code.pathAt(0, 0)}"/></svg>`
        : '';
      return `<div class="panel"><b>${escaped(block.heading)}</b>${block.rows.map((row) => `<div>${escaped(row.label)} ${escaped(row.text)}</div>`).join('')}${drawn}</div>`;
    }
    case 'signatures':
      return block.parties.map((party) => `<div class="signature">${lines([party.heading, ...party.lines])}</div>`).join('');
    case 'pageBreak':
      return '<div style="break-after: page"></div>';
  }
}

function bodyHtml(letter: LetterContent): string {
  const head = `<div class="head"><b>${escaped(letter.letterhead.name)}</b><br>${lines([...letter.letterhead.lines, ...letter.references])}</div>`;
  const address = `<div class="address">${lines(letter.addressLines)}</div>`;
  const start = `<p>${escaped(letter.placeAndDate)}</p><p><b>${escaped(letter.subject)}</b></p>`;
  return `${head}${address}${start}${letter.blocks.map(blockHtml).join('')}`;
}

const browser = await launchBrowser();
const page = await browser.newPage();
await page.setContent(`<html lang="fr"><head><style>${STYLE}</style></head><body></body></html>`);
const print = async (letter: LetterContent): Promise<number> => {
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, bodyHtml(letter));
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  return pdf.length;
};
const [first] = letters;
if (first) for (let round = 0; round < 5; round += 1) await print(first);
const start = performance.now();
let bytes = 0;
for (const letter of letters) bytes += await print(letter);
console.log(JSON.stringify({ milliseconds: performance.now() - start, letters: letters.length, megabytes: bytes / 1e6 }));
await browser.close();

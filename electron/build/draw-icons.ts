import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { appleIcon, windowsIcon } from './icon-files.ts';

/**
 * Draws resources/icons/quittance.svg in every size that a system asks for: `draw-icons.ts <a Chromium>`. To be run by hand when the drawing
 * changes; its files are kept, so that a build needs no browser.
 */
const ICONS = join(import.meta.dirname, '..', '..', 'resources', 'icons');
const PIXELS = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS: readonly number[] = [16, 24, 32, 48, 64, 128, 256];
const LINUX: readonly number[] = [16, 24, 32, 48, 64, 128, 256, 512];

const [executablePath] = process.argv.slice(2);
if (executablePath === undefined) throw new Error('usage: draw-icons.ts <the path of a Chromium>');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const drawing = `data:image/svg+xml;base64,${(await readFile(join(ICONS, 'quittance.svg'))).toString('base64')}`;
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } });
const sizes: { pixels: number; png: Buffer }[] = [];
for (const pixels of PIXELS) {
  await page.setContent(`<style>body{margin:0}img{display:block}</style><img src="${drawing}" width="${pixels}" height="${pixels}">`);
  await page.waitForFunction('document.images[0].complete');
  sizes.push({ pixels, png: await page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: pixels, height: pixels } }) });
}
await browser.close();

await mkdir(join(ICONS, 'linux'), { recursive: true });
for (const { pixels, png } of sizes.filter((size) => LINUX.includes(size.pixels))) {
  await writeFile(join(ICONS, 'linux', `${pixels}x${pixels}.png`), png);
}
await writeFile(join(ICONS, 'quittance.ico'), windowsIcon(sizes.filter(({ pixels }) => WINDOWS.includes(pixels))));
await writeFile(join(ICONS, 'quittance.icns'), appleIcon(sizes));
await writeFile(join(ICONS, 'quittance.png'), sizes.find(({ pixels }) => pixels === 512)?.png ?? '');

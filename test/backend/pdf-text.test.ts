import { expect, it } from 'vitest';
import { paintPdf } from '../../electron/backend/paint-pdf.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { Page } from '../../shared/letters/page.ts';
import { readPdf } from '../builders/read-pdf.ts';

const facts = { title: 'Essai', author: 'Atelier Tournesol', printedOn: localDate('2026-10-31') };

function aPage(text: string): Page {
  return { items: [{ type: 'text', x: 20, y: 40, text, size: 10, font: 'bold', width: 40, role: 'P', block: 'p1' }] };
}

it('can be searched and copied, whatever letters were printed before it', async () => {
  // É is drawn from E and its accent: the first PDF embeds the E without ever writing one.
  const first = await readPdf(await paintPdf([aPage('Échéance')], facts));
  expect(first.pages[0]?.text).toBe('Échéance');
  const second = await readPdf(await paintPdf([aPage('MISE EN DEMEURE')], facts));
  expect(second.pages[0]?.text).toBe('MISE EN DEMEURE');
});

import { PDFDocument } from '@cantoo/pdf-lib';
import { isNudged, type Nudge } from '../../shared/letterhead/nudge.ts';
import { POINT_MM } from '../../shared/letters/page-geometry.ts';

/** The same pages moved for a printer that is off; the very same bytes where it is not. */
export async function nudgePdf(pdf: Uint8Array, nudge: Nudge): Promise<Uint8Array> {
  if (!isNudged(nudge)) return pdf;
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const page of document.getPages()) page.translateContent(nudge.rightMm / POINT_MM, -nudge.downMm / POINT_MM);
  return document.save();
}

import type { LetterheadRole } from './letterhead.contract.ts';

/**
 * The room of each image on a page, in millimetres. The logo stands in the column left of the envelope's window, above the name, and ends
 * before the zone that must stay blank around the address (x 95–205, y 33–90); the signature stands above the signatory's name.
 */
export const IMAGE_BOXES: Readonly<Record<LetterheadRole, { width: number; height: number }>> = {
  logo: { width: 70, height: 20 },
  signature: { width: 60, height: 18 },
};

/** An image at its size on the page. */
export interface PlacedImage {
  /** The SHA-256 of its printed form, under which it is kept. */
  picture: string;
  widthMm: number;
  heightMm: number;
}

/** As large as its box allows, in its own proportions; rounded to a hundredth of a millimetre, never to nothing. */
export function sizeInBox(
  role: LetterheadRole,
  { width, height }: { width: number; height: number },
): { widthMm: number; heightMm: number } {
  const box = IMAGE_BOXES[role];
  const scale = Math.min(box.width / width, box.height / height);
  const rounded = (value: number): number => Math.max(0.01, Math.floor(value * scale * 100 + 1e-6) / 100);
  return { widthMm: rounded(width), heightMm: rounded(height) };
}

/** Where things go on a letter's sheet, in millimetres from the top-left corner; sizes of type in points. */

export const POINT_MM = 25.4 / 72;

/** Source Sans 3's own ascent and descent, in ems: what a PDF reader takes as the box of a line. */
export const FONT_ASCENT = 1.024;
export const FONT_DESCENT = 0.4;

export const MARGIN_LEFT = 20;
export const MARGIN_RIGHT = 190;
export const TEXT_WIDTH = MARGIN_RIGHT - MARGIN_LEFT;

/**
 * The block that shows through the window of a DL envelope, 35 × 100 as well as 45 × 100, however the folded sheet slides:
 * six lines in 24 mm from 55 mm down, no wider than 80 mm.
 */
export const ADDRESS_BLOCK = { x: 110, top: 55, width: 80, height: 24 };
/** Kept free of any other ink, or it would show beside the address. */
export const NO_INK = { left: 95, top: 33, right: 205, bottom: 90 };
/** Where a logo starts, above the name. */
export const LOGO_TOP = 11;
/** Left of the window, above the date. */
export const SIDE_COLUMN_WIDTH = 72;

export const FOLD_MARKS = [99, 198];

export const DATE_BASELINE = 97;
export const SUBJECT_TOP = 103;
/** First line of the pages after the first. */
export const FOLLOWING_TOP = 26;
export const BODY_BOTTOM = 276;
export const FOOTER_BASELINE = 287;
export const RUNNING_HEAD_BASELINE = 17;

export const INK = '#000000';
export const PAPER = '#ffffff';
export const SECOND_INK = '#44505e';
export const HAIRLINE = '#b4bcc7';
export const PANEL_TINT = '#f2f4f7';

/** Sizes of one setting of a letter. One that would spill over is set more closely where that saves a page. */
export interface Density {
  body: number;
  bodyPitch: number;
  paragraphGap: number;
  blockGap: number;
  table: number;
  rowPitch: number;
  rowPadding: number;
  signatureRoom: number;
}

export const NORMAL: Density = {
  body: 10.5,
  bodyPitch: 4.85,
  paragraphGap: 2.6,
  blockGap: 4.2,
  table: 9.5,
  rowPitch: 4.1,
  rowPadding: 0.9,
  signatureRoom: 19,
};

export const COMPACT: Density = {
  body: 10,
  bodyPitch: 4.5,
  paragraphGap: 1.9,
  blockGap: 3.2,
  table: 9,
  rowPitch: 3.9,
  rowPadding: 0.65,
  signatureRoom: 15,
};

export const TIGHT: Density = {
  body: 9.5,
  bodyPitch: 4.2,
  paragraphGap: 1.5,
  blockGap: 2.5,
  table: 8.75,
  rowPitch: 3.7,
  rowPadding: 0.45,
  signatureRoom: 13,
};

/** A tenth of a micrometre is exact enough, and keeps what is stored short. */
export function mm(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

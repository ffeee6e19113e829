import { z } from 'zod';

/**
 * A laid-out page, in millimetres from the top-left corner of a sheet. The same items are painted to PDF and to the screen, so
 * that the preview is the letter. `y` of a text is its baseline; sizes are in points.
 */
export const PageItem = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    x: z.number(),
    y: z.number(),
    text: z.string(),
    size: z.number(),
    font: z.enum(['regular', 'bold', 'italic']),
    /** Hex colour; ink black by default. */
    color: z.string().optional(),
    /** Rendered width in millimetres at this size, measured with the PDF's own font. */
    width: z.number(),
    /** What a screen reader is told this is part of; text without a role, lines and fills are decoration. */
    role: z.enum(['H1', 'H2', 'P', 'TH', 'TD', 'Artifact']).optional(),
    /**
     * Texts of one paragraph or one cell share it, so that their lines are read out as one: `p12` for a paragraph,
     * `t2/r4/c1` for a cell (table, row, column).
     */
    block: z.string().optional(),
  }),
  z.object({
    type: z.literal('line'),
    x1: z.number(),
    y1: z.number(),
    x2: z.number(),
    y2: z.number(),
    /** Millimetres. */
    width: z.number(),
    color: z.string().optional(),
  }),
  z.object({ type: z.literal('rect'), x: z.number(), y: z.number(), width: z.number(), height: z.number(), fill: z.string() }),
  /** A filled shape: an SVG path in millimetres, with the commands M, h, v and z. */
  z.object({ type: z.literal('path'), d: z.string(), fill: z.string() }),
  /** A picture of the letterhead, named by the SHA-256 of its printed form. */
  z.object({
    type: z.literal('image'),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    picture: z.string(),
  }),
]);
export type PageItem = z.output<typeof PageItem>;

export type TextItem = Extract<PageItem, { type: 'text' }>;
export type ImageItem = Extract<PageItem, { type: 'image' }>;
/** The faces of the letters' one font family, Source Sans 3: weights 400 and 600, and 400 italic; set without ligatures. */
export type FontName = TextItem['font'];

/** Their files in `resources/fonts`, embedded in PDFs and loaded as web fonts by the preview. */
export const PAGE_FONT_FILES: Readonly<Record<FontName, string>> = {
  regular: 'SourceSans3-Regular.ttf',
  bold: 'SourceSans3-SemiBold.ttf',
  italic: 'SourceSans3-Italic.ttf',
};

export const Page = z.object({ items: z.array(PageItem) });
export type Page = z.output<typeof Page>;

export const PAGE_WIDTH_MM = 210;
export const PAGE_HEIGHT_MM = 297;

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
    /** What a screen reader is told this is part of. */
    role: z.enum(['H1', 'P', 'TH', 'TD', 'Artifact']).optional(),
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
]);
export type PageItem = z.output<typeof PageItem>;

export const Page = z.object({ items: z.array(PageItem) });
export type Page = z.output<typeof Page>;

export const PAGE_WIDTH_MM = 210;
export const PAGE_HEIGHT_MM = 297;

import { z } from 'zod';

/** A shape of a drawing: an SVG path of the commands M, L, C and Z in absolute coordinates, and how it is painted. */
export const Shape = z.object({
  d: z.string(),
  /** Hex colours; not filled, not stroked without. */
  fill: z.string().optional(),
  /** Where the path crosses itself, every second layer is left out. */
  evenOdd: z.boolean().optional(),
  /** From 0 to 1; opaque when left out. */
  fillOpacity: z.number().optional(),
  stroke: z.string().optional(),
  strokeWidth: z.number().optional(),
  strokeOpacity: z.number().optional(),
  cap: z.enum(['butt', 'round', 'square']).optional(),
  join: z.enum(['miter', 'round', 'bevel']).optional(),
  miterLimit: z.number().optional(),
  dash: z.array(z.number()).optional(),
});
export type Shape = z.output<typeof Shape>;

/** What is printed of an image: pixels that the program encoded itself, or the shapes of a drawing in its own units. */
export const Picture = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('raster'), mime: z.enum(['image/png', 'image/jpeg']), base64: z.string() }),
  z.object({ kind: z.literal('drawing'), width: z.number(), height: z.number(), shapes: z.array(Shape) }),
]);
export type Picture = z.output<typeof Picture>;
export type Drawing = Extract<Picture, { kind: 'drawing' }>;

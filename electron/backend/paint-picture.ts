import { AppError } from '../../shared/errors/app-error.ts';
import type { Picture, Shape } from '../../shared/letterhead/picture.ts';
import type { ImageItem } from '../../shared/letters/page.ts';
import { POINT_MM } from '../../shared/letters/page-geometry.ts';

/** What the images of pages show, by the name that the pages give them. */
export type Pictures = ReadonlyMap<string, Picture>;

type Document = PDFKit.PDFDocument;

const pt = (millimetres: number): number => millimetres / POINT_MM;

/**
 * Paints the images of one document: pixels are put into it once, however often they are shown; drawings stay vectors.
 * @throws AppError IMAGE_NOT_FOUND
 */
export function picturePainter(document: Document, pictures: Pictures | undefined): (item: ImageItem) => void {
  const opened = new Map<string, unknown>();
  return ({ picture: name, x, y, width, height }) => {
    const picture = pictures?.get(name);
    if (!picture) throw new AppError('IMAGE_NOT_FOUND', { picture: name });
    if (picture.kind === 'raster') {
      let image = opened.get(name);
      if (image === undefined) {
        image = (document as Document & { openImage(bytes: Buffer): unknown }).openImage(Buffer.from(picture.base64, 'base64'));
        opened.set(name, image);
      }
      document.image(image as Buffer, pt(x), pt(y), { width: pt(width), height: pt(height) });
      return;
    }
    document
      .save()
      .translate(pt(x), pt(y))
      .scale(pt(width) / picture.width, pt(height) / picture.height, {});
    document.rect(0, 0, picture.width, picture.height).clip();
    for (const shape of picture.shapes) paintShape(document, shape);
    document.restore();
  };
}

function paintShape(document: Document, shape: Shape): void {
  document.save();
  if (shape.fill !== undefined) {
    document.path(shape.d).fillColor(shape.fill, shape.fillOpacity ?? 1);
    document.fill(shape.evenOdd ? 'even-odd' : 'non-zero');
  }
  if (shape.stroke !== undefined) {
    document
      .lineWidth(shape.strokeWidth ?? 1)
      .lineCap(shape.cap ?? 'butt')
      .lineJoin(shape.join ?? 'miter')
      .miterLimit(shape.miterLimit ?? 4)
      .strokeColor(shape.stroke, shape.strokeOpacity ?? 1);
    if (shape.dash && shape.dash.length > 0) document.dash(shape.dash as unknown as number, {});
    document.path(shape.d).stroke();
  }
  document.restore();
}

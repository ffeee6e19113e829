import type { Shape } from '../../shared/letterhead/picture.ts';
import type { ImageItem } from '../../shared/letters/page.ts';
import { useApiQuery } from '../api/use-api-query.ts';

/** A picture of the letterhead, drawn from the same printed form as in the PDF: the pixels as they are, a drawing as its shapes. */
export function ImageOnPage({ item: { x, y, width, height, picture: name } }: { item: ImageItem }) {
  const { data: picture } = useApiQuery('letterhead.picture', { picture: name });
  if (!picture) return null;
  if (picture.kind === 'raster') {
    const href = `data:${picture.mime};base64,${picture.base64}`;
    return <image x={x} y={y} width={width} height={height} href={href} preserveAspectRatio="none" aria-hidden />;
  }
  return (
    <svg
      x={x}
      y={y}
      width={width}
      height={height}
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {picture.shapes.map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is replaced whole; its shapes have no other identity
        <ShapeOnPage key={index} shape={shape} />
      ))}
    </svg>
  );
}

function ShapeOnPage({ shape }: { shape: Shape }) {
  return (
    <path
      d={shape.d}
      fill={shape.fill ?? 'none'}
      fillOpacity={shape.fillOpacity ?? 1}
      fillRule={shape.evenOdd ? 'evenodd' : 'nonzero'}
      stroke={shape.stroke ?? 'none'}
      strokeWidth={shape.strokeWidth ?? 1}
      strokeOpacity={shape.strokeOpacity ?? 1}
      strokeLinecap={shape.cap ?? 'butt'}
      strokeLinejoin={shape.join ?? 'miter'}
      strokeMiterlimit={shape.miterLimit ?? 4}
      strokeDasharray={shape.dash?.join(' ') ?? 'none'}
    />
  );
}

import { memo } from 'react';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM, type Page, type PageItem, type TextItem } from '../../shared/letters/page.ts';
import { INK, POINT_MM } from '../../shared/letters/page-geometry.ts';
import { ImageOnPage } from './ImageOnPage.tsx';
import './letter-fonts.css';
import classes from './PagePreview.module.css';

const WEIGHTS = { regular: 400, bold: 600, italic: 400 } as const;

/**
 * One page of a letter, drawn from the same items as the PDF: millimetres are the units of the drawing, and each text is given
 * the width that was measured with the PDF's own font, so that what is seen is what is printed. Always on white paper.
 */
export const PagePreview = memo(function PagePreview({ page, label }: { page: Page; label: string }) {
  return (
    <svg className={classes.page} viewBox={`0 0 ${PAGE_WIDTH_MM} ${PAGE_HEIGHT_MM}`} role="document" aria-label={label}>
      {page.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is replaced whole; its items have no other identity
        <Item key={index} item={item} />
      ))}
    </svg>
  );
});

function Item({ item }: { item: PageItem }) {
  switch (item.type) {
    case 'text':
      return <TextOnPage item={item} />;
    case 'line':
      return <line x1={item.x1} y1={item.y1} x2={item.x2} y2={item.y2} strokeWidth={item.width} stroke={item.color ?? INK} />;
    case 'rect':
      return <rect x={item.x} y={item.y} width={item.width} height={item.height} fill={item.fill} />;
    case 'path':
      return <path d={item.d} fill={item.fill} />;
    case 'image':
      return <ImageOnPage item={item} />;
  }
}

function TextOnPage({ item: { x, y, text, size, font, color, width, role } }: { item: TextItem }) {
  if (text.trim() === '' || width <= 0) return null;
  return (
    <text
      x={x}
      y={y}
      fontSize={size * POINT_MM}
      fontWeight={WEIGHTS[font]}
      fontStyle={font === 'italic' ? 'italic' : 'normal'}
      fill={color ?? INK}
      textLength={width}
      lengthAdjust="spacing"
      aria-hidden={role === 'Artifact' || undefined}
    >
      {text}
    </text>
  );
}

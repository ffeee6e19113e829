import { createContext, type RefObject } from 'react';
import type { DrawnChart } from './chart-picture.ts';

/** Where a chart leaves the way to draw it again, for the card around it that copies and saves its picture. */
export const ChartPictureContext = createContext<RefObject<(() => DrawnChart) | null> | null>(null);

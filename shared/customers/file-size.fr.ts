import { formatNumber } from '../money/format-money.ts';

const KILO = 1024;

/** How large a file is, as file managers say it: « 840 octets », « 12 Ko », « 3,4 Mo », « 31,2 Go ». */
export function fileSize(bytes: number): string {
  if (bytes < KILO) return `${formatNumber(bytes, 0)}\u00a0octet${bytes > 1 ? 's' : ''}`;
  if (bytes < KILO * KILO) return `${formatNumber(Math.ceil(bytes / KILO), 0)}\u00a0Ko`;
  if (bytes < KILO ** 3) return `${formatNumber(bytes / (KILO * KILO), 1)}\u00a0Mo`;
  return `${formatNumber(bytes / KILO ** 3, 1)}\u00a0Go`;
}

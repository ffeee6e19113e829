/** The interface's own line icons, 16 × 16, drawn with the colour of the text around them. Always beside a word or a label. */
const PATHS = {
  dashboard: 'M2 14V8M6.5 14V3M11 14V6M15 14H1',
  customers: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 15c0-4 12-4 12 0',
  invoices: 'M3 1h7l3 3v11H3zM5.5 7h5M5.5 10h5',
  reminders: 'M1 3h14v10H1zM1 4l7 5 7-5',
  schedules: 'M2 3h12v12H2zM2 6.5h12M5 1v3M11 1v3',
  forecasts: 'M1 12l4-4 3 3 6-7M10 4h4v4',
  imports: 'M8 1v9M4.5 7L8 10.5 11.5 7M2 12v3h12v-3',
  settings: 'M1 4h6M11 4h4M9 2v4M1 12h3M8 12h7M6 10v4',
  journal: 'M3 1h10v14H3zM6 1v14M8.500 5h2.500M8.500 8h2.500',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10M10.8 10.8 15 15',
  chevronDown: 'M4 6l4 4 4-4',
  chevronLeft: 'M10 3L5 8l5 5',
  chevronRight: 'M6 3l5 5-5 5',
  sortUp: 'M4 10l4-4 4 4',
  check: 'M2 8.500l4 4 8-9',
  cross: 'M3.5 3.500l9 9M12.5 3.500l-9 9',
  warning: 'M8 2L15 14H1zM8 6.500v3.500M8 12v.4',
  plus: 'M8 2.500v11M2.5 8h11',
  trash: 'M2 4h12M6 4V2h4v2M3.5 4l1 11h7l1-11M6.5 7v5M9.5 7v5',
  undo: 'M6 3L2.5 6.5 6 10M3 6.500h6.500a4 4 0 0 1 0 8H6',
  file: 'M3 1h7l3 3v11H3zM10 1v3h3',
  folder: 'M1 3h5l2 2h7v9H1z',
  table: 'M1 2.500h14v11H1zM1 6.200h14M1 9.900h14M6 6.200v7.3',
  picture: 'M1 2.500h14v11H1zM1 11l4-4 3 3 2.500-2.500L15 12M10.500 5.500h.4',
  chart: 'M2 14V8M6.5 14V3M11 14V6M15 14H1',
  spark: 'M8 1l1.8 4.800L15 8l-5.2 2.200L8 15l-1.8-4.800L1 8l5.2-2.200z',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M8 1v1.500M8 13.500V15M1 8h1.500M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13.5 9.500A6 6 0 0 1 6.5 2.5 6 6 0 1 0 13.5 9.5',
  print: 'M4 6V1h8v5M4 12H1V6h14v6h-3M4 10h8v5H4z',
  swap: 'M1 5h12l-3-3M15 11H3l3 3',
  payment: 'M1 3.500h14v9H1zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4M3.5 8h.4M12.1 8h.4',
  court: 'M1.5 6L8 2l6.500 4zM3.5 6v6.500M6.5 6v6.500M9.5 6v6.500M12.5 6v6.500M1.5 14.500h13',
  dispute: 'M8 1v14M3 4h10M3 4L1 9h4zM13 4l-2 5h4zM5 15h6',
  more: 'M3 8h.4M7.8 8h.4M12.600 8h.4',
  help: 'M8 15A7 7 0 1 0 8 1a7 7 0 0 0 0 14M6 6.200a2 2 0 1 1 3 1.700c-.7.400-1 .800-1 1.600M8 11.800v.2',
  percent: 'M13 3L3 13M4.500 6.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4M11.500 13.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  phone: 'M5.5 2H2.500C2 9 7 14 14 13.500v-3l-3-1.300-1.500 1.500C7.500 9.500 6.500 8.500 5.300 6.500L6.800 5z',
  minus: 'M2.5 8h11',
  pencil: 'M2 14l.8-3.500L11 2.300l2.700 2.700L5.500 13.200zM9.3 4l2.700 2.700',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

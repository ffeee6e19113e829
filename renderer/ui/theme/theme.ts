import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Loader,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  Notification,
  NumberInput,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';
import { DateInput, MonthPicker } from '@mantine/dates';
import { optionsFilter } from '../options-filter.ts';

const accent: MantineColorsTuple = [
  '#eaf2fb',
  '#d3e3f5',
  '#a9c9ec',
  '#7fb2ee',
  '#5594dc',
  '#3a7bc4',
  '#1f5fa8',
  '#1a5190',
  '#154377',
  '#10355f',
];
const late: MantineColorsTuple = [
  '#fbeceb',
  '#f7d4d1',
  '#ffb3ac',
  '#ff8a80',
  '#e2594f',
  '#c93a31',
  '#b3261e',
  '#971f18',
  '#7b1813',
  '#5f120e',
];

/** Mantine's own dark greys, in the blue of the tokens: 0 ink, 2 muted, 4 lines, 5 hover, 6 surface, 7 ground. */
const dark: MantineColorsTuple = [
  '#e6ebf2',
  '#c3ccd9',
  '#9aa8bd',
  '#7b8aa1',
  '#2c3848',
  '#222d3b',
  '#1b2430',
  '#131a24',
  '#0e141c',
  '#0a0f15',
];

/** Text on a filled button must change with the scheme, as the accent does; Mantine decides it once for both. */
const colourOnFilled: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const isFilled = input.variant === 'filled' && (input.color === undefined || input.color === 'accent' || input.color === 'late');
  return isFilled ? { ...colours, color: 'var(--on-accent)' } : colours;
};

const field = { size: 'xs', errorProps: { fz: 12 } } as const;
const float = { shadow: 'md', radius: 'md' } as const;

/**
 * Mantine dressed as Quittance: the colours of tokens.css, 13 px controls 30 px high, corners of 6 px, shadows only on what
 * floats, French words on the buttons that Mantine draws itself.
 */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  colors: { accent, late, dark },
  variantColorResolver: colourOnFilled,
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, monospace',
  fontSizes: { xs: '13px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.3' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--float-shadow)', lg: 'var(--float-shadow)', xl: 'var(--float-shadow)' },
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '14px' }, h3: { fontSize: '13px' } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs', variant: 'default' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Loader: Loader.extend({ defaultProps: { size: 'sm', type: 'dots' } }),
    TextInput: TextInput.extend({ defaultProps: field }),
    NumberInput: NumberInput.extend({ defaultProps: { ...field, decimalSeparator: ',' } }),
    Textarea: Textarea.extend({ defaultProps: field }),
    Select: Select.extend({
      defaultProps: {
        ...field,
        allowDeselect: false,
        checkIconPosition: 'right',
        nothingFoundMessage: 'Aucun résultat',
        filter: optionsFilter,
      },
    }),
    MultiSelect: MultiSelect.extend({ defaultProps: { filter: optionsFilter } }),
    Autocomplete: Autocomplete.extend({ defaultProps: { ...field, filter: optionsFilter } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    DateInput: DateInput.extend({
      defaultProps: {
        ...field,
        valueFormat: 'DD/MM/YYYY',
        previousLabel: 'Mois précédent',
        nextLabel: 'Mois suivant',
      },
    }),
    MonthPicker: MonthPicker.extend({ defaultProps: { size: 'xs', previousLabel: 'Année précédente', nextLabel: 'Année suivante' } }),
    Menu: Menu.extend({ defaultProps: { ...float, position: 'bottom-end', offset: 4, withInitialFocusPlaceholder: false } }),
    Popover: Popover.extend({ defaultProps: { ...float, offset: 4 } }),
    Modal: Modal.extend({
      defaultProps: {
        ...float,
        centered: true,
        closeButtonProps: { 'aria-label': 'Fermer' },
        overlayProps: { backgroundOpacity: 0.35 },
        // A dialog's <header> is no banner of the page.
        attributes: { header: { role: 'none' } },
      },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Fermer le message' } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, withArrow: false, multiline: true, maw: 320, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--line)',
};

/** Points Mantine's own variables at the tokens, which change with the colour scheme by themselves. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

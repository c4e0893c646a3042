import { createTheme, type MantineColorsTuple } from '@mantine/core';

const indigo: MantineColorsTuple = [
  '#eef0fb',
  '#dadef5',
  '#b8bfec',
  '#949fe2',
  '#7582d8',
  '#5f6dd0',
  '#4b58c8',
  '#3d4ac4',
  '#323da4',
  '#272f80',
];

/** Neutral greys with a trace of blue; the page's surfaces and lines come from tokens.css. */
const dark: MantineColorsTuple = [
  '#d7d9e0',
  '#b4b7c2',
  '#9497a3',
  '#6d707c',
  '#3e4049',
  '#2c2e36',
  '#22242b',
  '#191b20',
  '#131519',
  '#0e0f12',
];

/** White on its seventh is 5.6:1; the library's own red is lighter than small words may be. */
const red: MantineColorsTuple = [
  '#fcecec',
  '#f8d4d4',
  '#f0a9aa',
  '#e77c7e',
  '#df5659',
  '#d63f43',
  '#cb3438',
  '#b92c30',
  '#a02428',
  '#861d21',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 5 },
  colors: { indigo, dark, red },
  defaultRadius: 6,
  cursorType: 'pointer',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '14px' } } },
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
  },
});

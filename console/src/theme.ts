// Mantine in the console's own colours: small controls, one accent, no shadows where a line will do.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ai (藍, indigo), from pale to deep; 6 in the light look and 3 in the dark reach 4.5:1 on their ground. */
const indigo: MantineColorsTuple = [
  '#eef2fa',
  '#dbe4f5',
  '#bccdf0',
  '#9db9f2',
  '#6d8fd6',
  '#4467b3',
  '#2b4a8b',
  '#243f78',
  '#1d3363',
  '#16284e',
];

/** The dark look of the page itself, from ink to ground, in the places Mantine takes them from. */
const dark: MantineColorsTuple = [
  '#e4e9ed',
  '#c7d0d7',
  '#a3afb9',
  '#8b98a3',
  '#364049',
  '#262e35',
  '#1a2025',
  '#13181c',
  '#0d1114',
  '#0a0d10',
];

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 5 },
  colors: { indigo, dark },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Modal: { defaultProps: { centered: true, lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250 } },
  },
});

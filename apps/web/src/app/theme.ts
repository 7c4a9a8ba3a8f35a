import { createTheme } from '@mantine/core'
import type {
  ActionIconProps,
  ButtonProps,
  DrawerProps,
  InputProps,
  MantineColorsTuple,
  MantineTheme,
  ModalProps,
  TooltipProps,
} from '@mantine/core'

/** The one accent: what can be pressed, and what runs. */
const iris: MantineColorsTuple = [
  '#eef0ff',
  '#dfe3fd',
  '#bdc5f7',
  '#99a4f1',
  '#7c89ec',
  '#6272e2',
  '#4f5fd6',
  '#4453c9',
  '#3844ac',
  '#2b3587',
]
const gray: MantineColorsTuple = [
  '#f8f8f9',
  '#f1f2f4',
  '#e6e7ea',
  '#d8dade',
  '#c1c4ca',
  '#979ba5',
  '#666a74',
  '#51555e',
  '#383b43',
  '#202227',
]
/** Shades that white text can be read on. */
const red: MantineColorsTuple = [
  '#fff1f1',
  '#ffe0e0',
  '#fcc4c5',
  '#f6a1a3',
  '#f28b8b',
  '#e15a5f',
  '#cd353c',
  '#c02b32',
  '#a3232a',
  '#7f1c22',
]
const dark: MantineColorsTuple = [
  '#dcdee2',
  '#bbbec5',
  '#979ba5',
  '#70747e',
  '#3a3d45',
  '#2b2d33',
  '#202227',
  '#17181c',
  '#121316',
  '#0c0d0f',
]

/** By their names, since the components themselves would come with the first load, needed or not. */
const components = {
  Button: {
    defaultProps: { size: 'sm' } satisfies ButtonProps,
    vars: (_theme: MantineTheme, { size }: ButtonProps) =>
      size === 'sm' ? { root: { '--button-height': '32px', '--button-padding-x': '12px' } } : { root: {} },
  },
  ActionIcon: {
    defaultProps: { variant: 'subtle', color: 'gray' } satisfies ActionIconProps,
    vars: (_theme: MantineTheme, { variant }: ActionIconProps) => ({
      root: variant === 'subtle' ? { '--ai-color': 'var(--text-quiet)' } : {},
    }),
  },
  Input: {
    defaultProps: { size: 'sm' } satisfies InputProps,
    vars: (_theme: MantineTheme, { size }: InputProps) => ({
      input: {},
      wrapper: size === 'sm' ? { '--input-height': '32px' } : {},
    }),
  },
  Tooltip: {
    defaultProps: {
      openDelay: 300,
      withArrow: false,
      fz: 'xs',
      events: { hover: true, focus: true, touch: true },
    } satisfies Partial<TooltipProps>,
  },
  Modal: {
    defaultProps: {
      centered: true,
      radius: 'md',
      overlayProps: { backgroundOpacity: 0.4 },
    } satisfies Partial<ModalProps>,
  },
  Drawer: {
    defaultProps: { position: 'right', overlayProps: { backgroundOpacity: 0.3 } } satisfies Partial<DrawerProps>,
  },
}

/** Calm and dense: text of 14 px, controls of 32 px, one level of borders, shadows only under what floats. */
export const theme = createTheme({
  colors: { iris, gray, red, dark },
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 6 },
  black: gray[9],
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.35' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.25rem' },
    },
  },
  components,
})

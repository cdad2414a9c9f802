import { createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#e8f0f9',
  '#cfdff1',
  '#a5c3e4',
  '#78a4d6',
  '#4f86c4',
  '#3269ab',
  '#245a9d',
  '#1d4f91',
  '#183f75',
  '#153b6d',
];

/** Label, hint, error, input: the message stands where the eye passes before it reaches the field. */
const LABEL_HINT_ERROR_INPUT: Array<'label' | 'input' | 'description' | 'error'> = [
  'label',
  'description',
  'error',
  'input',
];

/** The tokens of `tokens.css`, told to Mantine, so that its components look like ours. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.55', lg: '1.55', xl: '1.5' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: 7,
  black: '#16202c',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Input: { defaultProps: { size: 'md' } },
    InputWrapper: { defaultProps: { size: 'md', inputWrapperOrder: LABEL_HINT_ERROR_INPUT } },
    Button: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
  },
});

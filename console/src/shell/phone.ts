// From which width on the phone's few pages are shown; the styles say the same.
export const phoneQuery = '(max-width: 760px)';

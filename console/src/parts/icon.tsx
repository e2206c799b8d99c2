// The few pictograms of the console, drawn here: a line each, in the colour of the words beside it.

const paths = {
  allow: 'M3.5 8.5l3 3 6-7',
  'step-up': 'M8 2.5l5 2v3.6c0 3-2.1 4.9-5 5.9-2.9-1-5-2.9-5-5.9V4.500z',
  hold: 'M5.500 3.500v9M10.500 3.500v9',
  block: 'M8 2a6 6 0 100 12A6 6 0 008 2zM3.900 3.900l8.200 8.200',
  none: 'M4 8h8',
  search: 'M7 2.500a4.500 4.500 0 100 9 4.500 4.500 0 000-9zM10.300 10.300L14 14',
  phone:
    'M4 2.500h2l1 3-1.500 1.200a8 8 0 003.800 3.800L10.500 9l3 1v2c0 1-.8 1.500-1.500 1.500C7 13.500 2.500 9 2.500 4c0-.7.500-1.500 1.500-1.500z',
  close: 'M4 4l8 8M12 4l-8 8',
  back: 'M10 3L5 8l5 5',
  next: 'M6 3l5 5-5 5',
  person:
    'M8 2.500a2.700 2.700 0 100 5.400 2.700 2.700 0 000-5.400zM3 13.500c.4-2.600 2.300-4 5-4s4.600 1.400 5 4',
  clip: 'M12.500 7.500l-5 5a3 3 0 01-4.300-4.300l5.500-5.500a2 2 0 012.900 2.900L6.300 10.900a.9.9 0 01-1.300-1.300l4.500-4.500',
  star: 'M8 2.500l1.700 3.500 3.800.5-2.800 2.700.7 3.800L8 11.200 4.600 13l.7-3.800L2.500 6.500l3.800-.5z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 14 }: { name: IconName; size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}

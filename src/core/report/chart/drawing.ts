// A drawing as plain shapes, so that one chart becomes SVG, PDF or pixels without being drawn twice.

/** Grey levels only: every chart must be readable printed in black and white. */
export interface Style {
  /** 0 black to 1 white; absent for none. */
  readonly fill?: number;
  readonly stroke?: number;
  readonly strokeWidth?: number;
  /** Lengths of dash and gap. */
  readonly dash?: readonly [dash: number, gap: number];
}

export interface Box extends Style {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line extends Style {
  readonly kind: 'line';
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Words {
  readonly kind: 'words';
  readonly text: string;
  /** Where the text starts, has its middle or ends, by `anchor`; `y` is its base line. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  /** 0 black, where it is absent, to 1 white. */
  readonly fill?: number;
}

export type Shape = Box | Line | Words;

/** Origin at the top left, y downwards; units are points in PDF and pixels in SVG. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The same figures in words, for those who cannot see the drawing. */
  readonly description: string;
  readonly language: 'ja' | 'en';
  readonly shapes: readonly Shape[];
}

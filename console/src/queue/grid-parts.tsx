// Rows and cells of a grid that is no <table>: only the rows in sight exist, each at its own place.
import type { HTMLAttributes, Ref } from 'react';

type Attributes = HTMLAttributes<HTMLElement>;

interface CellProps extends Attributes {
  readonly isHead?: boolean;
}

export function Cell({ isHead = false, ...attributes }: CellProps) {
  const role = isHead ? 'columnheader' : 'gridcell';
  return <span role={role} {...attributes} />;
}

export function Row(attributes: Attributes) {
  const role = 'row';
  return <div role={role} {...attributes} />;
}

export function Rows({ ref, ...attributes }: Attributes & { readonly ref?: Ref<HTMLDivElement> }) {
  const role = 'rowgroup';
  return <div role={role} ref={ref} {...attributes} />;
}

export function Grid(attributes: Attributes) {
  const role = 'grid';
  return <div role={role} tabIndex={0} {...attributes} />;
}

// The footing check: figures that cannot all be true are refused before anyone prints them.
import { FsaError } from './fsa-error.ts';
import type { FsaFigures, FsaTable, SummedKey } from './fsa-table.ts';
import { fsaFigureKeys, summedKeys } from './fsa-table.ts';

/** Beyond 2^53 - 1 yen a sum is no longer exact, so it is refused with the other non-counts. */
function checkCounts(column: string, figures: FsaFigures): void {
  for (const key of fsaFigureKeys) {
    const value = figures[key];
    if (value !== null && !(Number.isSafeInteger(value) && value >= 0)) {
      throw new FsaError('figure-not-a-count', { column, figure: key, value });
    }
  }
}

/** One column by itself: a fraudulent transaction needs an access, a firm and trades of value. */
function checkColumn(column: string, figures: FsaFigures): void {
  checkCounts(column, figures);
  const { firms, accesses, cases, saleValueJpy, purchaseValueJpy } = figures;
  if (cases > accesses) throw new FsaError('cases-exceed-accesses', { column, cases, accesses });
  if (cases === 0 && saleValueJpy + purchaseValueJpy > 0) {
    throw new FsaError('value-without-cases', { column, saleValueJpy, purchaseValueJpy });
  }
  if (firms !== null && (firms > cases || (firms === 0) !== (cases === 0))) {
    throw new FsaError('firms-do-not-fit-cases', { column, firms, cases });
  }
}

function checkTotal(table: FsaTable, figure: SummedKey): void {
  const sum = table.months.reduce((total, month) => total + month[figure], 0);
  const total = table.total[figure];
  if (sum !== total) throw new FsaError('total-differs', { figure, total, sum });
}

/** Throws an `FsaError` at the first statement of the table that cannot hold. */
export function checkFooting(table: FsaTable): void {
  for (const month of table.months) checkColumn(month.month, month);
  checkColumn('total', table.total);
  for (const key of summedKeys) checkTotal(table, key);
}

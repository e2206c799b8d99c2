// What is remarkable about a victim's figures and has to be said beside them.
import { type Exact, signOf, wholeOf } from '../exact.ts';
import type { Ledger } from './ledger.ts';
import type { Note } from './loss-result.ts';
import type { Working } from './run-hijack.ts';

interface NotedFigures {
  readonly lossJpy?: Exact;
  readonly soldJpy?: Exact;
  readonly boughtJpy?: Exact;
}

function ledgerNotes(ledger: Ledger): Note[] {
  const { instrument } = ledger;
  const notes: Note[] = [];
  const short = ledger.own && signOf(ledger.own) < 0 && signOf(ledger.ownSold) > 0;
  if (short) notes.push({ code: 'sold-more-than-held', facts: { instrument } });
  if (ledger.ownTradesLeftOut > 0) {
    const trades = String(ledger.ownTradesLeftOut);
    notes.push({ code: 'own-trades-left-out', facts: { instrument, trades } });
  }
  for (const { date, terms } of ledger.splits)
    notes.push({ code: 'split', facts: { instrument, date, terms } });
  if (signOf(ledger.unwoundShares) > 0) notes.push({ code: 'unwound', facts: { instrument } });
  return notes;
}

/** Each execution may have been rounded to a yen before it was added up in the case. */
function grossDiffers(working: Working, sold?: Exact, bought?: Exact): Note[] {
  if (sold === undefined || bought === undefined) return [];
  const { lossCase } = working.caseTrail;
  const pairs = [
    { said: lossCase.saleValueJpy, found: wholeOf(sold) },
    { said: lossCase.purchaseValueJpy, found: wholeOf(bought) },
  ];
  if (pairs.every(({ said, found }) => Math.abs(said - found) <= working.hostile.length + 1))
    return [];
  const [sale, purchase] = pairs;
  const facts = {
    saidSold: String(sale.said),
    sold: String(sale.found),
    saidBought: String(purchase.said),
    bought: String(purchase.found),
  };
  return [{ code: 'gross-differs', facts }];
}

export function notesOf(working: Working, figures: NotedFigures): Note[] {
  const { lossJpy, soldJpy, boughtJpy } = figures;
  const notes: Note[] = [...working.ledgers.values()].flatMap(ledgerNotes);
  if (working.caseTrail.before === undefined)
    notes.unshift({ code: 'no-holdings-before', facts: {} });
  const margin = working.hostile.filter((trade) => trade.margin).length;
  if (margin > 0) notes.push({ code: 'margin', facts: { trades: String(margin) } });
  if (lossJpy && signOf(lossJpy) < 0) notes.push({ code: 'gain', facts: {} });
  return [...notes, ...grossDiffers(working, soldJpy, boughtJpy)];
}

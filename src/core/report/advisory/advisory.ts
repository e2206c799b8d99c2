// A public warning from the current numbers: what happens, how often, and what customers can do.
import type { EditionColumn } from '../edition/edition.ts';
import { type Edition, editionTable } from '../edition/edition.ts';
import type { Language } from '../fsa-amount.ts';
import { cellText } from '../fsa-sheet.ts';
import {
  type FsaFigureKey,
  type FsaTable,
  notPublished,
  type ShownFigures,
  type ShownTable,
} from '../fsa-table.ts';
import { fsaWords, monthLabel } from '../fsa-words.ts';
import { advisoryWords } from './advisory-words.ts';
import { linkIn } from './link-in.ts';

/** A name or contact that holds an address: whoever reads it would be taught to follow one. */
export class AdvisoryError extends Error {
  readonly option: string;
  readonly found: string;

  constructor(option: string, found: string) {
    super(`--${option} must not hold an address, a link or a mail address: '${found}'`);
    this.option = option;
    this.found = found;
  }
}

export interface AdvisoryOptions {
  readonly language: Language;
  /** Who warns. */
  readonly name?: string;
  /** Where victims turn to: a telephone number, in words. */
  readonly contact?: string;
}

/** One set of numbers: the firm's own, or those published for all firms. */
export interface AdvisoryNumbers {
  readonly title: string;
  readonly table: ShownTable;
  /** The last month and the total, in a sentence each. */
  readonly sentences: readonly string[];
}

export interface Advisory {
  readonly language: Language;
  readonly title: string;
  readonly name?: string;
  readonly simulated?: string;
  readonly opening: string;
  readonly numbers: readonly AdvisoryNumbers[];
  readonly sections: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly contact: string;
  readonly notes: readonly string[];
}

const told: readonly FsaFigureKey[] = ['accesses', 'cases', 'saleValueJpy', 'purchaseValueJpy'];

function sentence(label: string, figures: ShownFigures, language: Language): string | undefined {
  const { rows, units } = fsaWords(language);
  const parts = told
    .filter((key) => figures[key] !== null && figures[key] !== notPublished)
    .map((key) => {
      const unit = language === 'ja' && (key === 'accesses' || key === 'cases') ? units[key] : '';
      return advisoryWords(language).figure(
        rows[key],
        cellText(figures[key], key, language) + unit,
      );
    });
  return parts.length === 0 ? undefined : advisoryWords(language).month(label, parts);
}

function numbersOf(title: string, table: ShownTable, language: Language): AdvisoryNumbers {
  const last = table.months.at(-1);
  const sentences = [
    last && sentence(monthLabel(last, language), last, language),
    sentence(fsaWords(language).total, table.total, language),
  ];
  return { title, table, sentences: sentences.filter((one) => one !== undefined) };
}

function publishedNumbers(edition: Edition, language: Language): AdvisoryNumbers {
  const title = advisoryWords(language).published(edition.edition, edition.asOf);
  const months = edition.months.map(({ month }) => month);
  const numbers = numbersOf(title, editionTable(edition, months), language);
  const columns: readonly EditionColumn[] = [
    ...edition.months,
    ...(edition.total ? [edition.total] : []),
  ];
  const qualities = new Set(columns.map(({ quality }) => quality));
  const isPublished = qualities.size === 1 && qualities.has('published');
  const source = advisoryWords(language).quality([...qualities].join(', '));
  return isPublished ? numbers : { ...numbers, sentences: [...numbers.sentences, source] };
}

function checked(option: string, text: string | undefined): string | undefined {
  const found = text === undefined ? undefined : linkIn(text);
  if (found !== undefined) throw new AdvisoryError(option, found);
  return text;
}

/** `own` is the firm's table, `edition` what was published for all firms; one of them at least. */
export function drawAdvisory(
  { own, edition }: { readonly own?: FsaTable; readonly edition?: Edition },
  options: AdvisoryOptions,
): Advisory {
  const { language } = options;
  const text = advisoryWords(language);
  const name = checked('name', options.name);
  const contact = checked('contact', options.contact);
  return {
    language,
    title: text.title,
    ...(name === undefined ? {} : { name }),
    ...(own?.simulated
      ? { simulated: edition ? text.ownSimulated : fsaWords(language).simulated }
      : {}),
    opening: text.opening,
    numbers: [
      ...(own ? [numbersOf(text.own(name, own.asOf), own, language)] : []),
      ...(edition ? [publishedNumbers(edition, language)] : []),
    ],
    sections: text.sections,
    contact: text.contact(contact),
    notes: fsaWords(language).notes,
  };
}

// Names the family of stealer that wrote a log, from what it says of itself and how it lays out its files.

/** What families, their panels and their sellers write of them; the first that is found decides. */
const marks: readonly (readonly [family: string, mark: RegExp])[] = [
  ['lumma', /lummac2|lumma ?stealer|lummanowork|^lumma[_-]/i],
  ['vidar', /vidar ?stealer|vidarchat|^vidar[_-]/i],
  ['stealc', /stealc/i],
  ['raccoon', /raccoon ?(stealer|v2)|recordbreaker|^raccoon[_-]/i],
  ['risepro', /rise ?pro/i],
  ['dcrat', /dcrat|dark ?crystal/i],
  ['atomic', /atomic (macos )?stealer|\bamos\b|^atomic[_-]/i],
  ['meta', /\( ?m ?\| ?e ?\| ?t ?\| ?a ?\)|meta ?stealer/i],
  ['redline', /redline/i],
  ['rhadamanthys', /rhadamanthys/i],
  ['meduza', /meduza ?stealer/i],
  ['remus', /# remus log/i],
];

/** The keys of a block in their order and spelling, where one family alone writes them so. */
const layouts: Readonly<Record<string, string>> = {
  'SOFT,URL,USER,PASS': 'lumma',
  'Soft,Host,Login,Password': 'vidar',
  'browser,profile,url,login,password': 'stealc',
  'URL,Username,Password,Application': 'redline',
  'URL,USR,PASS': 'raccoon',
};

/** What one file tells of the family; a mark says more than a layout, which is copied. */
export interface FamilyMarks {
  readonly mark?: string;
  readonly layout?: string;
}

export function familyByMark(text: string): string | undefined {
  return marks.find(([, mark]) => mark.test(text))?.[0];
}

export function familyByLayout(layout: string): string | undefined {
  return Object.hasOwn(layouts, layout) ? layouts[layout] : undefined;
}

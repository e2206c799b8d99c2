// HTML from data: everything that is put into it is escaped unless it is markup already.

export interface Markup {
  readonly html: string;
}

type Part = Markup | string | number | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Template tag: `html`<td>${name}</td>``. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    html: texts.map((text, i) => text + (i < parts.length ? textOf(parts[i]) : '')).join(''),
  };
}

function textOf(part: Part): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => entities[character]);
  if ('html' in part) return part.html;
  return part.map((markup) => markup.html).join('');
}

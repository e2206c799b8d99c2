// The sentence that says in numbers what a decision will do.
import { count, yen } from '../format/money.ts';
import { decisionWords } from '../words/decision-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { type Ask, sumOf } from './decision.ts';

export function useSentence(): (ask: Ask) => string {
  const words = useWords(decisionWords);
  const { language } = useLanguage();
  return ({ action, cases }) => {
    const { accounts, orders, valueJpy } = sumOf(cases);
    const held = [count(orders), yen(valueJpy, language)] as const;
    if (action === 'confirm') return words.sentence.confirm(count(accounts), ...held);
    if (action === 'dismiss') return words.sentence.dismiss(count(accounts), ...held);
    if (action === 'assign') return words.sentence.assign(count(accounts));
    const many = orders > 0 ? words.orders(...held) : '';
    return many ? `${words.actions[action]}: ${many}` : words.actions[action];
  };
}

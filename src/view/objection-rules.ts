import { html } from 'lit';
import type { ViewContext } from './context.js';
import { valueList, type Fact } from './facts.js';
import { plainText, plainTexts } from './text.js';

/** How to object, on which grounds and what follows, in the agreement's own words as far as it has any. */
export function objectionRules(context: ViewContext): Record<'how' | 'grounds' | 'remedy', Fact> {
  const { agreement, msg } = context;
  const { objectionChannels = [], grounds, remedy } = agreement.subprocessors?.policy ?? {};
  const own = (words: unknown) => words && html`<span lang=${agreement.language}>${words}</span>`;
  const fact = (name: string, words: unknown): Fact => [name, own(words) || undefined];
  return {
    how: fact(msg('Wie', { id: 'objection.how' }), valueList(plainTexts(objectionChannels, context))),
    grounds: fact(msg('Gründe', { id: 'objection.grounds' }), plainText(grounds, context)),
    remedy: fact(msg('Folge', { id: 'objection.remedy' }), plainText(remedy, context)),
  };
}

import { expect } from '@open-wc/testing';
import type { Section } from '../../src/agreement/schema.js';
import { describeInChromium } from '../support/chromium-only.js';
import { after, before, compared } from '../support/compare.js';
import { findAll } from '../support/viewer.js';

const SENTENCE =
  'Die Anbieterin verarbeitet die Daten Nummer # allein auf dokumentierte Weisung innerhalb von 30 Tagen. ';

/** 110,000 characters in a hundred clauses. */
const clauses = (sentence: string): Section[] =>
  Array.from({ length: 100 }, (_, index) => ({
    id: `s-${index}`,
    label: `${index}.`,
    title: `Nummer ${index}`,
    body: Array.from({ length: 11 }, (_, number) => sentence.replace('#', `${index}-${number}`)).join('\n\n'),
  }));

/** Milliseconds; in slices no task is over 50, in one piece the comparison alone takes longer. */
const LONGEST_TASK = 100;

describeInChromium('the comparison of long agreements', () => {
  it('leaves the page its turns', async () => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ entryTypes: ['longtask'] });
    const changed = SENTENCE.replace('30', '14').replace('dokumentierte', 'schriftliche');
    const element = await compared(before({ sections: clauses(SENTENCE) }), after({ sections: clauses(changed) }));
    await new Promise(requestAnimationFrame);
    tasks.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    expect(findAll(element, '.clause del')).to.have.length(2200);
    expect(Math.max(0, ...tasks)).to.be.below(LONGEST_TASK);
  }).timeout(30_000);
});

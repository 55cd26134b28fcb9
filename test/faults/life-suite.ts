import { surroundingLife } from './life-around.js';
import { loadingLife } from './life-loading.js';
import { lookAt, type LifePage } from './life-page.js';
import { postingLife } from './life-posting.js';
import { expectSeen } from './seen.js';

export const lifeRows = [...loadingLife, ...postingLife, ...surroundingLife];

export function lifeSuite(): void {
  let page: LifePage | undefined;
  afterEach(() => page?.timers?.release());

  for (const { name, happens, also, words, events, state } of lifeRows)
    it(name, async () => {
      page = await happens();
      expectSeen(await lookAt(page), { words, events, state });
      await also?.(page);
    });
}

import type { ReadyState } from './agreement-controller.js';
import type { BoundHost, BoundReading } from './bound-host.js';
import { Freshness } from './checkbox-freshness.js';
import type { FreshCore, FreshHost } from './checkbox-host.js';

interface BoundBox {
  box(): HTMLInputElement | undefined;
  /** Another text is published than the one on the page. */
  replace(next: ReadyState): void;
}

/** Holds a form back whose text was asked for long ago. The viewer shows the new one, if there is one. */
export function boundFreshness(host: BoundHost, reading: BoundReading, { box, replace }: BoundBox): Freshness {
  const form: FreshHost = {
    get src() {
      return host.src;
    },
    get form() {
      return box()?.form ?? null;
    },
    reportValidity: () => box()?.reportValidity() ?? true,
  };
  const core: FreshCore = {
    async look() {
      const agreement = await reading.published();
      if (!agreement) throw new Error('The agreement cannot be had now');
      return { agreement, url: reading.shown()?.url };
    },
    replace(next: ReadyState) {
      replace(next);
      freshness.follow(next);
      void host.reload();
    },
  };
  const freshness = new Freshness(form, core);
  return freshness;
}

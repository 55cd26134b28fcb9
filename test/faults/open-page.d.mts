import type { Engine } from './seen.js';

/** Opens an address in an engine; resolves with a function that closes it. */
export function openIn(engine: Engine, url: string): Promise<() => Promise<void>>;

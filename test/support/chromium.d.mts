import type { Browser, LaunchOptions } from 'playwright-core';

/** Starts the Chromium that all tests use, for tests that drive pages from Node. The caller closes it. */
export function launchChromium(options?: LaunchOptions): Promise<Browser>;

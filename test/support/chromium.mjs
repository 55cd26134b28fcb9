import { chromium } from 'playwright-core';
import { chromiumOptions } from './engines.mjs';

/** Starts the Chromium that all tests use, for tests that drive pages from Node. The caller closes it. */
export const launchChromium = async (options = {}) => {
  const { args, ...found } = await chromiumOptions();
  return chromium.launch({ ...found, ...options, args: [...args, ...(options.args ?? [])] });
};

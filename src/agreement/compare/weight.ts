import type { Weight } from './model.js';

const ORDER: readonly Weight[] = ['formal', 'renumbered', 'editorial', 'substance'];

/** The greatest of several weights; `formal` if there is none. */
export const heaviest = (weights: Iterable<Weight>): Weight =>
  ORDER[Math.max(0, ...Array.from(weights, (weight) => ORDER.indexOf(weight)))]!;

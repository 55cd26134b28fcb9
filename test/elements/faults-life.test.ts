import { lifeSuite } from '../faults/life-suite.js';

describe('faults of a page’s life', lifeSuite);

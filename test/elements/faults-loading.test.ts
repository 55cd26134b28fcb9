import { loadingSuite } from '../faults/loading-suite.js';

describe('faults of loading', loadingSuite);

import { postingSuite } from '../faults/posting-suite.js';

describe('faults of posting', postingSuite);

/** Entry of the single self-contained file: registers the elements and exports the same names as the package. */
export * from './index.js';
import './define.js';

import { act } from './styles/act.js';
import { base } from './styles/base.js';
import { data } from './styles/data.js';
import { documentStyles } from './styles/document.js';
import { print } from './styles/print.js';
import { prose } from './styles/prose.js';

/** Shared by all elements of a page: one style sheet object each, adopted, so that strict CSPs allow it. */
export const styles = [base, prose, documentStyles, data, act, print];

import { render, type CSSResult, type TemplateResult } from 'lit';
import { wordsShown } from '../acceptance/words.js';
import { VERSION } from '../generated/version.js';
import type { ViewContext } from '../view/context.js';
import { acceptanceView, copyNotice, termsHeading, type CopyModel } from '../view/copy.js';
import { textAsShown, tidy } from './copy-text.js';
import { styles } from './styles.js';
import { copyStyles } from './styles/copy.js';

interface CopyInput extends Omit<CopyModel, 'fileName'> {
  /** The shadow tree, in which the agreement stands. */
  root: ParentNode;
  context: ViewContext;
}

/**
 * The durable copy (text form, § 126b BGB): one HTML file with the agreement as it was shown, the acceptance, the
 * receipt, and both as JSON. It asks for nothing and runs nothing.
 */
export function copyOf({ root, context, ...rest }: CopyInput): { name: string; content: string } {
  const { agreement, hrefFor } = context;
  const model = { ...rest, fileName: nameOf(rest) };
  const page = pageFor(model, context);
  const document = textAsShown(root.querySelector('article')!, page, hrefFor);
  document.querySelector('header')!.append(rendered(copyNotice(model, context), page));
  document.querySelector('.definition')?.before(rendered(termsHeading(context), page));
  document.querySelector('.text')!.append(rendered(acceptanceView(model, context), page));
  tidy(document);
  page.body.firstElementChild!.append(document);
  const blocks = [styleBlock(), dataBlock('avv-agreement', agreement), receiptBlock(model)];
  return { name: model.fileName, content: written(page, blocks) };
}

/** A plain endpoint issues no receipt: there is only the record. */
const receiptBlock = ({ receipt, record }: CopyModel): string =>
  receipt ? dataBlock('avv-receipt', receipt) : dataBlock('avv-record', record);

/** `<id>_<version>_<date>.html`, with nothing in it that a file system could take amiss. */
function nameOf({ record, receipt }: Pick<CopyModel, 'record' | 'receipt'>): string {
  const { id, version } = record.document;
  const date = (receipt?.acceptedAt ?? record.act.at).slice(0, 10);
  const parts = [id, version, date].map((part) =>
    part.replace(/[^\p{L}\p{N}._]+/gu, '-').replace(/^[.-]+|[.-]+$/g, ''),
  );
  return `${parts.join('_').slice(0, 120)}.html`;
}

const META: readonly Readonly<Record<string, string>>[] = [
  { charset: 'utf-8' },
  {
    'http-equiv': 'Content-Security-Policy',
    content: "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  },
  { name: 'viewport', content: 'width=device-width, initial-scale=1' },
  { name: 'color-scheme', content: 'light dark' },
  { name: 'referrer', content: 'no-referrer' },
  { name: 'generator', content: `avv-viewer ${VERSION}` },
];

/** A page without content, which nobody ever sees: it is only written out. */
function pageFor({ record, title }: CopyModel, { agreement }: ViewContext): Document {
  const { version } = record.document;
  const name = wordsShown(agreement.title, agreement, record.placeholders);
  const page = document.implementation.createHTMLDocument(`${name}, ${version} – ${title}`);
  page.documentElement.lang = agreement.language;
  page.head.prepend(...META.map((attributes) => element('meta', attributes, page)));
  page.body.append(element('div', { class: 'avv' }, page));
  return page;
}

/*
 * Style and data are put in as text: a page with a strict Content-Security-Policy hands that down to documents that it
 * makes, and forbids both there, though neither is ever applied or run.
 */

const styleBlock = (): string => `<style>${[...styles, copyStyles].map(forPage).join('\n')}</style>`;

/** The viewer's own rules, for a page without shadow trees. */
const forPage = ({ cssText }: CSSResult): string =>
  cssText.replace(/:host\(([^)]*)\)/g, '.avv$1').replaceAll(':host', '.avv');

/** JSON for programs, in which nothing can end the element. */
function dataBlock(id: string, value: unknown): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escape);
  return `<script type="application/json" id="${id}">${json}</script>`;
}

function element(name: string, attributes: Readonly<Record<string, string>>, page: Document): Element {
  const node = page.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
  return node;
}

/** The nodes of a view, to be put into the page. */
function rendered(view: TemplateResult, page: Document): DocumentFragment {
  const fragment = page.createDocumentFragment();
  render(view, fragment);
  return fragment;
}

/** The page as a file. */
function written({ documentElement }: Document, blocks: readonly string[]): string {
  // eslint-disable-next-line no-restricted-properties -- Read, not written.
  const html = documentElement.outerHTML.replace('</head>', () => `${blocks.join('')}</head>`);
  return `<!doctype html>\n${html}\n`;
}

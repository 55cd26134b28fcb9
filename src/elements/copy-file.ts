import type { CSSResult, TemplateResult } from 'lit';
import { wordsShown } from '../acceptance/words.js';
import { VERSION } from '../generated/version.js';
import { plainChanges } from '../view/changes.js';
import type { ViewContext } from '../view/context.js';
import { acceptanceView, copyNotice, termsHeading, type CopyModel } from '../view/copy.js';
import { textAsShown, tidy } from './copy-text.js';
import { changed, hasClass, tag, written, type Piece, type Tag } from './copy-tree.js';
import { styles } from './styles.js';
import { copyStyles } from './styles/copy.js';

export interface CopyFileInput extends Omit<CopyModel, 'fileName'> {
  /** The agreement's view, whole. */
  article: Tag;
  context: ViewContext;
  /** Makes a view's pieces. */
  render(view: TemplateResult): readonly Piece[];
}

/**
 * The durable copy (text form, § 126b BGB): one HTML file with the agreement as it was shown, the acceptance, the
 * receipt, and both as JSON. It asks for nothing and runs nothing. Made of trees, in browsers and on servers alike.
 */
export function copyFile({ article, context, render, ...rest }: CopyFileInput): { name: string; content: string } {
  const model = { ...rest, fileName: nameOf(rest) };
  const text = tidy(completed(textAsShown(article, context.hrefFor), { model, context, render }));
  const { title, record } = model;
  const { agreement } = context;
  const name = wordsShown(agreement.title, agreement, record.placeholders);
  const metas = META.map((attributes) => tag('meta', attributes));
  const head = [...metas, tag('title', {}, [`${name}, ${record.document.version} – ${title}`])];
  const page = tag('html', { lang: agreement.language }, [
    tag('head', {}, head),
    tag('body', {}, [tag('div', { class: 'avv' }, [text])]),
  ]);
  const blocks = [styleBlock(), dataBlock('avv-agreement', agreement), receiptBlock(model)];
  const html = written(page).replace('</head>', () => `${blocks.join('')}</head>`);
  return { name: model.fileName, content: `<!doctype html>\n${html}\n` };
}

interface Additions extends Pick<CopyFileInput, 'context' | 'render'> {
  model: CopyModel;
}

/**
 * The text with what is known since: a notice at its head, the acceptance at its end. Announced changes stand in the
 * agreement's own words: what follows from the day on which they are read is no part of it.
 */
function completed(text: Tag, { model, context, render }: Additions): Tag {
  let isFirst = true;
  const [whole] = changed(text, (element) => {
    if (element.name === 'header') return [withMore(element, render(copyNotice(model, context)))];
    if (hasClass(element, 'text')) return [withMore(element, render(acceptanceView(model, context)))];
    if (hasClass(element, 'live')) return [{ ...element, children: render(plainChanges(context)) }];
    if (!hasClass(element, 'definition') || !isFirst) return [element];
    isFirst = false;
    return [...render(termsHeading(context)), element];
  });
  return whole as Tag;
}

const withMore = (element: Tag, more: readonly Piece[]): Tag => ({
  ...element,
  children: [...element.children, ...more],
});

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

const META: readonly Tag['attributes'][] = [
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

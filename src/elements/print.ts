/**
 * Prints a shadow tree by itself, without the page around it: in a frame of its own with the same adopted style
 * sheets, which a strict Content-Security-Policy allows, and with the host's fonts.
 */
export function printAlone(host: HTMLElement): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  // Not hidden and not without size: some browsers print nothing of what is not displayed.
  frame.style.cssText = 'position:fixed;inset-inline-start:-300mm;inline-size:210mm;block-size:297mm;border:0';
  document.body.append(frame);
  const { contentDocument, contentWindow } = frame;
  if (!contentDocument || !contentWindow) return window.print();
  copyTree(host, contentDocument, contentWindow as Window & typeof globalThis);
  contentWindow.addEventListener('afterprint', () => frame.remove());
  contentWindow.print();
}

function copyTree(host: HTMLElement, target: Document, view: Window & typeof globalThis): void {
  target.title = document.title;
  target.documentElement.lang = document.documentElement.lang;
  const copy = target.createElement('div');
  // Not the shorthand, which is empty where a longhand of the styles has no place in it.
  const { fontFamily, fontSize } = getComputedStyle(host);
  Object.assign(copy.style, { fontFamily, fontSize });
  target.body.append(copy);
  const root = copy.attachShadow({ mode: 'open' });
  root.append(...[...host.shadowRoot!.childNodes].map((node) => target.importNode(node, true)));
  root.adoptedStyleSheets = host.shadowRoot!.adoptedStyleSheets.map((sheet) => {
    const own = new view.CSSStyleSheet();
    own.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
    return own;
  });
}

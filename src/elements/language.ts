/** The language of the place where an element stands: its own `lang`, else the nearest around it, shadow roots included. */
export function languageOf(element: Element): string {
  const nearest = element.closest<HTMLElement>('[lang]');
  if (nearest?.lang) return nearest.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : '';
}

/** Calls back when the page changes its language; returns the way to stop. */
export function watchPageLanguage(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
  return () => observer.disconnect();
}

// Not a module: the choice has to stand before the page is painted.
(() => {
  const KEY = 'avv-demo-theme';
  const use = (scheme) => (document.documentElement.style.colorScheme = scheme);
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  const chosen = remembered() ?? 'light dark';
  use(chosen);

  addEventListener('DOMContentLoaded', () => {
    const select = document.querySelector('select[data-theme]');
    select.value = chosen;
    select.closest('label').hidden = false;
    select.addEventListener('change', () => {
      use(select.value);
      try {
        localStorage.setItem(KEY, select.value);
      } catch {
        // The choice then holds for this page only.
      }
    });
    // The other language shows the same place of the page.
    const language = document.querySelector('a[data-language]');
    language.addEventListener('click', () => (language.href = language.pathname + location.search + location.hash));
  });
})();

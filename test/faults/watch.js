/** For pages that are driven from outside: notes the viewer's events, and can fill in, press and say what there is to see. */
const log = [];
for (const type of ['loadstart', 'load', 'error', 'loadend', 'before-accept', 'accepted'])
  addEventListener(`avv-${type}`, (event) => log.push(told(event)));

/** The same lines as in the other suites. */
function told({ type, phase, error, receipt, pending }) {
  if (type === 'avv-error') return `error ${phase} ${error.code}`;
  if (type !== 'avv-accepted') return type.replace('avv-', '');
  return `accepted, ${receipt ? 'receipt' : pending ? 'pending' : 'no receipt'}`;
}

const viewer = () => document.querySelector('avv-viewer');
const all = (selector) => [...(viewer().shadowRoot?.querySelectorAll(selector) ?? [])];
const isTicked = ({ checked }) => checked;
const textOf = ({ textContent }) => textContent.replace(/\s+/g, ' ').trim();
const inputs = () => all('input:not([type=checkbox])[required]');
const boxes = () => all('input[type=checkbox][required]');

function below() {
  if (all('[part=receipt]').length) return 'receipt';
  return all('[part=accept-button]').length ? 'form' : 'nothing';
}

window.seen = () => {
  const said = all('[part=error] > p, [part=notice], [part=receipt] > .heading').map(textOf);
  return {
    words: said.length ? said : all('#avv-title').map(textOf),
    events: [...log],
    state: {
      agreement: all('[part=section]').length > 0,
      fallback: viewer().firstElementChild.offsetHeight > 0,
      below: below(),
      entered: inputs().some(({ value }) => value) || boxes().some(isTicked),
    },
  };
};

/** Answers all that is required, as a reader does. */
window.fill = async () => {
  for (const input of inputs()) {
    input.value = input.type === 'email' ? 'ada@probe.example' : 'Ada Probe';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
  for (const box of boxes()) if (!box.checked) box.click();
  await viewer().updateComplete;
};

window.press = () => all('[part=accept-button]')[0].click();
window.heard = (start) => log.some((line) => line.startsWith(start));

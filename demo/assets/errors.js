const viewer = document.querySelector('avv-viewer');
const list = document.querySelector('[data-events]');

const describe = ({ type, phase, error, receipt }) => {
  if (error) return `${type} · ${phase} · ${error.code}`;
  return receipt ? `${type} · ${receipt.id}` : type;
};

function log(event) {
  const entry = document.createElement('li');
  entry.textContent = describe(event);
  list.append(entry);
}

for (const name of ['loadstart', 'load', 'error', 'loadend', 'before-accept', 'accepted'])
  viewer.addEventListener(`avv-${name}`, log);

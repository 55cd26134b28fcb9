/**
 * For the back/forward cache, in which no engine can be driven from outside: the page leaves and comes back by itself
 * and tells the server what there is to see then. `?way=` says what has been done before.
 */
const WAYS = {
  'mid-way': () => window.fill(),
  'after acceptance': async () => {
    await window.fill();
    window.press();
    await until(() => window.heard('accepted'));
  },
  'mid-POST': async () => {
    await window.fill();
    window.press();
  },
};

const query = new URLSearchParams(location.search);

async function until(isTrue) {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

async function tell(name, content) {
  await fetch(`/report?name=${name}&run=${query.get('run')}`, { method: 'POST', body: JSON.stringify(content) });
}

async function leave() {
  await until(() => window.heard('loadend'));
  await WAYS[query.get('way')]();
  await settled();
  sessionStorage.setItem('left', 'yes');
  location.href = '/away';
}

async function comeBack(persisted) {
  await until(() => window.heard('loadend'));
  if (query.get('way') === 'mid-POST' && persisted) await until(() => window.heard('accepted'));
  await settled();
  await tell('back', { persisted, ...window.seen() });
  if (query.get('way') !== 'mid-way') return;
  await window.fill();
  window.press();
  await until(() => window.heard('accepted'));
  await settled();
  await tell('accepted', window.seen());
}

addEventListener('pageshow', ({ persisted }) => (sessionStorage.getItem('left') ? comeBack(persisted) : leave()));

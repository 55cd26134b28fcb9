/** Verifies receipts and chains in the browser. Nothing here sends anything; the page's policy forbids it, too. */
import {
  CHECK_WORDS,
  isChain,
  readEvidence,
  REASON_WORDS,
  RESULT_WORDS,
  VERDICT_WORDS,
  verifyChain,
  verifyReceipt,
} from '/avv-viewer/avv-verify.js';

const language = document.documentElement.lang === 'de' ? 'de' : 'en';
const WORDS = {
  de: {
    busy: 'Wird geprüft …',
    receiptNeeded: 'Es fehlt noch der Beleg, oder die Kette.',
    tooLarge: 'zu groß für eine Datei von avv-viewer.',
    unreadable: 'weder Beleg noch Kopie, Vertrag, Schlüssel oder Kette; oder beschädigt.',
    caption: 'Die Prüfungen im Einzelnen',
    check: 'Prüfung',
    result: 'Ergebnis',
    why: 'Warum',
    expected: 'Erwartet',
    received: 'Gefunden',
    line: 'Zeile',
    problems: 'Was an der Kette nicht stimmt',
    stopped: 'Weiter wurde nicht gelesen.',
    inCopy: 'in der Kopie',
    counts: (entries, receipts, erased) => `${entries} Einträge, ${receipts} Belege, ${erased} gelöscht`,
    facts: ['Beleg', 'Vertrag', 'Wann', 'Für', 'Durch', 'Aussteller'],
    version: 'Fassung',
  },
  en: {
    busy: 'Checking …',
    receiptNeeded: 'The receipt is still missing, or the chain.',
    tooLarge: 'too large for a file of avv-viewer.',
    unreadable: 'neither receipt nor copy, agreement, keys or chain; or damaged.',
    caption: 'The checks one by one',
    check: 'Check',
    result: 'Result',
    why: 'Why',
    expected: 'Expected',
    received: 'Found',
    line: 'Line',
    problems: 'What is wrong with the chain',
    stopped: 'Reading ended here.',
    inCopy: 'in the copy',
    counts: (entries, receipts, erased) => `${entries} entries, ${receipts} receipts, ${erased} erased`,
    facts: ['Receipt', 'Agreement', 'When', 'For', 'By', 'Issuer'],
    version: 'version',
  },
}[language];
const SIGNS = { pass: '✓', fail: '✗', unchecked: '–' };
const MAX_BYTES = 32 * 1024 * 1024;

const page = document.querySelector('.verify');
const drop = page.querySelector('[data-drop]');
const input = page.querySelector('#files');
const verdict = page.querySelector('[data-verdict]');
const report = page.querySelector('[data-report]');
const problems = page.querySelector('[data-problems]');

/** What was given, by kind: `{ value, name }`; of a chain the file itself, since it may be of any size. */
const given = new Map();
/** Counts the runs: what comes in late is not shown. */
let latest = 0;

function element(name, attributes = {}, ...content) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...content);
  return node;
}

async function take(files) {
  const refused = [];
  for (const file of files) {
    const problem = await sort(file);
    if (problem) refused.push(element('p', {}, element('bdi', {}, file.name), `: ${problem}`));
  }
  problems.hidden = refused.length === 0;
  problems.replaceChildren(...refused);
  await update().catch(fail);
}

/** Puts a file where it belongs, by its content; the words of a problem if it belongs nowhere. */
async function sort(file) {
  if (isChain(new Uint8Array(await file.slice(0, 16).arrayBuffer()))) return keep('chain', file, file.name);
  if (file.size > MAX_BYTES) return WORDS.tooLarge;
  try {
    const { kind, ...values } = readEvidence(new Uint8Array(await file.arrayBuffer()));
    const name = kind === 'copy' ? `${file.name} (${WORDS.inCopy})` : file.name;
    for (const [slot, value] of Object.entries(values)) keep(slot, value, name);
    return undefined;
  } catch (error) {
    return `${WORDS.unreadable} (${error.message})`;
  }
}

const keep = (slot, value, name) => void given.set(slot, { value, name });

async function* chunksOf(file) {
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

async function update() {
  const run = ++latest;
  for (const slot of page.querySelectorAll('[data-slot]')) showSlot(slot);
  report.replaceChildren();
  const value = (slot) => given.get(slot)?.value;
  const [receipt, chain] = [value('receipt'), value('chain')];
  if (receipt === undefined && chain === undefined) return say(given.size ? WORDS.receiptNeeded : '');
  say(WORDS.busy);
  const keys = value('keys');
  const chunks = chain && { chain: chunksOf(chain) };
  const verification =
    receipt === undefined
      ? await verifyChain(chunksOf(chain), { keys })
      : await verifyReceipt({ receipt, agreement: value('agreement'), keys, ...chunks });
  if (run === latest) show(verification, receipt);
}

/** A file that has gone meanwhile, or a chain on plain http, where browsers cannot hash. */
const fail = (error) => say(crypto.subtle ? error.message : REASON_WORDS['no-crypto'][language], 'invalid');

function showSlot(slot) {
  const { name } = given.get(slot.dataset.slot) ?? {};
  const place = slot.querySelector('[data-file]');
  slot.toggleAttribute('data-given', name !== undefined);
  place.replaceChildren(name === undefined ? place.dataset.none : element('bdi', {}, name));
  slot.querySelector('[data-remove]').hidden = name === undefined;
}

function say(text, state = '') {
  verdict.dataset.state = state;
  verdict.textContent = text;
}

function show(verification, receipt) {
  const { checks, valid } = verification;
  const partly = checks.some(({ result }) => result === 'unchecked');
  const state = valid ? (partly ? 'partly' : 'valid') : 'invalid';
  const kind = receipt === undefined ? 'chain' : 'receipt';
  const chain = kind === 'chain' ? verification : verification.chain;
  const isReceipt = kind === 'receipt' && checks[0].result === 'pass';
  report.replaceChildren(
    ...(isReceipt ? [facts(receipt)] : []),
    ...(kind === 'chain' ? [element('p', {}, WORDS.counts(chain.entries, chain.receipts, chain.erased))] : []),
    table(checks),
    ...(chain?.problems.length ? chainProblems(chain) : []),
  );
  say(VERDICT_WORDS[`${kind}-${state}`][language], state);
}

function facts({ id, acceptedAt, issuer, record, established }) {
  const { id: documentId, version, language: of } = established?.document ?? record.document;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long' }).format(new Date(acceptedAt));
  const values = [
    id,
    `${documentId}, ${WORDS.version} ${version} (${of})`,
    when,
    record.customer.name ?? established?.customer?.name ?? '–',
    record.acceptor.name ?? established?.acceptor?.name ?? '–',
    issuer,
  ];
  const rows = WORDS.facts.flatMap((name, index) => [
    element('dt', {}, name),
    element('dd', {}, element('bdi', {}, values[index])),
  ]);
  return element('dl', { class: 'facts' }, ...rows);
}

function table(checks) {
  const head = [WORDS.check, WORDS.result, WORDS.why].map((name) => element('th', { scope: 'col' }, name));
  return element(
    'table',
    { class: 'checks' },
    element('caption', {}, WORDS.caption),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...checks.map(row)),
  );
}

function row({ name, result, reason, ...more }) {
  const sign = element('span', { 'aria-hidden': 'true' }, `${SIGNS[result]} `);
  return element(
    'tr',
    { 'data-check': name },
    element('th', { scope: 'row' }, CHECK_WORDS[name][language]),
    element('td', { 'data-result': result }, sign, RESULT_WORDS[result][language]),
    element(
      'td',
      {},
      element('p', {}, REASON_WORDS[reason][language]),
      ...(result === 'fail' ? particulars(more) : []),
    ),
  );
}

/** The diagnostic, and what was expected and found; English, as in a log. */
function particulars({ detail, expected, received }) {
  const facts = [
    [undefined, detail],
    [WORDS.expected, expected],
    [WORDS.received, received],
  ].filter(([, value]) => value);
  const lines = facts.map(([name, value]) =>
    name ? element('div', {}, `${name}: `, element('code', {}, value)) : element('div', { lang: 'en' }, value),
  );
  return [element('div', { class: 'particulars' }, ...lines)];
}

function chainProblems({ problems: found, stopped }) {
  const items = found.map(({ line, reason, ...more }) =>
    element(
      'li',
      {},
      element('p', {}, `${WORDS.line} ${line}: ${REASON_WORDS[reason][language]}`),
      ...particulars(more),
    ),
  );
  return [
    element('h2', {}, WORDS.problems),
    element('ul', { class: 'lines' }, ...items),
    ...(stopped ? [element('p', {}, WORDS.stopped)] : []),
  ];
}

input.addEventListener('change', async () => {
  const files = [...input.files];
  // So that the same file can be chosen again after it was changed.
  input.value = '';
  await take(files);
});

for (const button of page.querySelectorAll('[data-remove]'))
  button.addEventListener('click', () => {
    given.delete(button.dataset.remove);
    input.focus();
    void update().catch(fail);
  });

// The whole page: a file that misses the field would replace the page.
addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.toggleAttribute('data-over', true);
});
addEventListener('dragleave', () => drop.toggleAttribute('data-over', false));
addEventListener('drop', (event) => {
  event.preventDefault();
  drop.toggleAttribute('data-over', false);
  void take([...event.dataTransfer.files]);
});

drop.hidden = false;
page.querySelector('[data-slots]').hidden = false;
page.toggleAttribute('data-ready', true);

import { send } from './api.js';

const flow = document.querySelector('.flow');
const viewer = flow.querySelector('avv-viewer');
const forms = {
  account: flow.querySelector('[data-form="account"]'),
  workspace: flow.querySelector('[data-form="workspace"]'),
};
const steps = ['account', 'agreement', 'workspace'];

/** The steps before this one are done; none after it can be opened. */
let reached = flow.dataset.known === 'yes' ? 1 : 0;

const stepInAddress = () => steps.indexOf(new URLSearchParams(location.search).get('step'));

function show(step, { focus = true } = {}) {
  for (const panel of flow.querySelectorAll('[data-panel]')) panel.hidden = panel.dataset.panel !== step;
  for (const button of flow.querySelectorAll('[data-step]')) {
    const index = steps.indexOf(button.dataset.step);
    button.disabled = index > reached;
    button.toggleAttribute('data-finished', index < reached);
    if (button.dataset.step === step) button.setAttribute('aria-current', 'step');
    else button.removeAttribute('aria-current');
  }
  if (step === 'agreement') openAgreement();
  if (focus) flow.querySelector(`#${step}-title`).focus();
}

/** A step of its own in the history, so that the browser's way back is a way back in the flow. */
function go(step) {
  history.pushState(null, '', `?step=${step}`);
  show(step);
}

/** What step 1 knows does not have to be typed again; what the contract hangs on cannot be changed here. */
function openAgreement() {
  const { company, address, name, email } = Object.fromEntries(new FormData(forms.account));
  viewer.customer = { name: company, address, reference: flow.dataset.account, locked: ['name', 'address'] };
  viewer.acceptor = { name, email, locked: ['email'] };
  viewer.src ??= viewer.dataset.src;
}

function unlock() {
  reached = 2;
  for (const name of ['company', 'address']) forms.account.elements[name].readOnly = true;
  flow.querySelector('[data-bound]').hidden = false;
}

function showWorkspace(name) {
  forms.workspace.hidden = true;
  flow.querySelector('[data-done]').hidden = false;
  flow.querySelector('[data-workspace-name]').textContent = name;
}

/** Sends a step's form; what comes next happens only when the server has taken it. */
function onSubmit(form, method, url, next) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const facts = Object.fromEntries(new FormData(form));
    const taken = await send(method, url, facts);
    form.querySelector('[data-problem]').hidden = taken;
    if (taken) next(facts);
  });
}

onSubmit(forms.account, 'PUT', '/api/werkbank-ki/account', () => {
  reached = Math.max(reached, 1);
  go('agreement');
});
onSubmit(forms.workspace, 'POST', '/api/werkbank-ki/workspace', ({ workspace }) => showWorkspace(workspace));

flow.addEventListener('click', (event) => {
  const button = event.target.closest('[data-step], [data-go]');
  if (button) go(button.dataset.step ?? button.dataset.go);
});

viewer.addEventListener('avv-accepted', () => {
  unlock();
  show('agreement', { focus: false });
});

addEventListener('popstate', () => {
  const step = steps[Math.min(Math.max(stepInAddress(), 0), reached)];
  if (flow.querySelector(`[data-panel="${step}"]`).hidden) show(step);
});

if (flow.dataset.accepted === 'yes') unlock();
if (flow.dataset.workspace) showWorkspace(flow.dataset.workspace);

const wanted = stepInAddress();
show(steps[wanted >= 0 && wanted <= reached ? wanted : reached], { focus: false });

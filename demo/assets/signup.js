import { latestAcceptance, showReceipt } from './api.js';

const form = document.querySelector('#signup');
const box = form.querySelector('#agreed');
const link = form.querySelector('#open-agreement');
const dialog = document.querySelector('#agreement');
const viewer = dialog.querySelector('avv-viewer');
const { endpoint } = viewer.dataset;
const fields = ['name', 'company', 'email'].map((name) => form.elements[name]);

/** The box can only confirm what has happened: until then the form says what is missing. */
function showState(receipt) {
  box.setCustomValidity(receipt ? '' : box.dataset.first);
  form.querySelector('[data-open]').hidden = Boolean(receipt);
  form.querySelector('[data-accepted]').hidden = !receipt;
  if (!receipt) return;
  showReceipt(form, receipt);
  const { customer, acceptor } = receipt.record;
  // Whom the agreement names cannot become somebody else afterwards.
  for (const [field, value] of [
    [fields[0], acceptor.name],
    [fields[1], customer.name],
    [fields[2], acceptor.email],
  ]) {
    field.value = value ?? field.value;
    field.readOnly = true;
  }
}

/** Reading is always possible; accepting once the form says who accepts. */
function openDialog() {
  const complete = fields.every((field) => field.checkValidity());
  const [name, company, email] = fields.map(({ value }) => value.trim());
  viewer.endpoint = complete ? endpoint : null;
  viewer.placeholders = email ? { customerAccount: email } : {};
  viewer.customer = { name: company, locked: true };
  viewer.acceptor = { name, email, locked: ['email'] };
  viewer.src ??= viewer.dataset.src;
  dialog.querySelector('[data-incomplete]').hidden = complete;
  dialog.showModal();
}

link.setAttribute('aria-haspopup', 'dialog');
link.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openDialog();
});

viewer.addEventListener('avv-accepted', ({ receipt }) => {
  showState(receipt);
  dialog.close();
  box.focus();
});

const receipt = await latestAcceptance(endpoint, dialog.dataset.document);
if (receipt) viewer.acceptedVersion = receipt.established.document.version;
showState(viewer.acceptedVersion === dialog.dataset.version ? receipt : undefined);
form.dataset.ready = '';

const viewer = document.querySelector('avv-viewer');
const place = document.querySelector('#status');

// Nobody has to type again what the provider knows.
viewer.customer = { ...JSON.parse(viewer.dataset.customer), locked: true };
viewer.acceptor = JSON.parse(viewer.dataset.acceptor);

/** What a host would look at to block, to remind or to let pass. */
viewer.addEventListener('avv-status', ({ status }) => {
  const { status: worth = '…', effect, until, upcoming } = status ?? {};
  place.textContent = [worth, effect, until && `until ${until}`, upcoming && 'upcoming'].filter(Boolean).join(', ');
});

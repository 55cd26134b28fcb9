import { expect } from '@open-wc/testing';
import { accept, acceptedPage, completedPage, confirm } from '../support/act.js';

describe('the request', () => {
  it('is what the protocol says, with the host’s headers and credentials', async () => {
    const { element, posts } = await completedPage({}, confirm());
    element.headers = { 'X-CSRF': 'token', 'Content-Type': 'text/plain', 'Idempotency-Key': 'mine' };
    element.credentials = 'include';
    await accept(element);
    const { request, key } = posts[0]!;
    expect(request.url).to.equal(`${location.origin}/acceptances`);
    expect([request.method, request.redirect, request.credentials, request.keepalive]).to.deep.equal([
      'POST',
      'manual',
      'include',
      true,
    ]);
    expect(request.referrerPolicy).to.equal('no-referrer');
    expect(request.headers.get('Content-Type')).to.equal('application/json');
    expect(request.headers.get('Accept')).to.equal('application/json, application/problem+json');
    expect(request.headers.get('X-CSRF')).to.equal('token');
    expect(key).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('has a key also where the page is plain http and lacks randomUUID', async () => {
    const { element, posts } = await completedPage({}, confirm());
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      await accept(element);
    } finally {
      Reflect.deleteProperty(crypto, 'randomUUID');
    }
    expect(posts[0]!.key).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('goes to the endpoint relative to the page’s base', async () => {
    const base = Object.assign(document.createElement('base'), { href: '/shop/de/' });
    document.head.append(base);
    try {
      const { posts } = await acceptedPage({ endpoint: 'api/avv' });
      expect(new URL(posts[0]!.request.url).pathname).to.equal('/shop/de/api/avv');
    } finally {
      base.remove();
    }
  });
});

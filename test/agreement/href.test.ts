import { expect } from '@open-wc/testing';
import { resolveHref } from '../../src/agreement/href.js';

const BASE = 'https://a.example/legal/avv.json';

describe('resolveHref', () => {
  it('reads an address relative to the file', () => {
    expect(resolveHref('anlage.pdf', BASE)).to.equal('https://a.example/legal/anlage.pdf');
    expect(resolveHref('/imprint', BASE)).to.equal('https://a.example/imprint');
    expect(resolveHref('//b.example/x', BASE)).to.equal('https://b.example/x');
    expect(resolveHref('#s-1', BASE)).to.equal(`${BASE}#s-1`);
  });

  it('takes absolute addresses with and without a file', () => {
    for (const href of ['http://b.example/', 'mailto:a@b.example', 'tel:+49-30-1', 'HTTPS://b.example/'])
      for (const base of [BASE, undefined]) expect(resolveHref(href, base)).to.equal(href.replace('HTTPS', 'https'));
  });

  it('gives nothing for anything else', () => {
    const hostile = [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      ' \u0001javascript:alert(1)',
      'data:text/html,x',
      'blob:https://a.example/1',
    ];
    for (const href of [...hostile, 'file:///etc/passwd', 'ftp://a.example', 'vbscript:x', 'http://[', undefined])
      expect(resolveHref(href, BASE), href).to.equal(undefined);
    expect(resolveHref('anlage.pdf', undefined)).to.equal(undefined);
    expect(resolveHref('anlage.pdf', 'blob:https://a.example/1')).to.equal(undefined);
  });
});

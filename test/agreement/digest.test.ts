import { expect } from '@open-wc/testing';
import { canonicalJson, digestOf } from '../../src/agreement/digest.js';
import { AvvError } from '../../src/agreement/errors.js';

const parse = (json: string): unknown => JSON.parse(json);
const bytesOf = (hex: string): string =>
  new TextDecoder().decode(Uint8Array.from(hex.split(' '), (byte) => parseInt(byte, 16)));
const fromBits = (hex: string): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
};

const SAMPLE = String.raw`{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}`;

async function rejection(work: () => unknown): Promise<AvvError> {
  try {
    await work();
  } catch (error) {
    return error as AvvError;
  }
  throw new Error('Nothing was thrown');
}

describe('canonical JSON', () => {
  it('has the bytes of RFC 8785, section 3.2.4', () => {
    const bytes =
      '7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 ' +
      '22 3a 5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31 65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 ' +
      '65 2d 32 37 5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c ' +
      '22 2f 22 7d';
    expect(canonicalJson(parse(SAMPLE))).to.equal(bytesOf(bytes));
  });

  it('orders keys by UTF-16 code units (RFC 8785, section 3.2.3)', () => {
    const value = parse(String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`);
    expect(
      Object.values(
        parse(
          `[${canonicalJson(value)
            .slice(1, -1)
            .replace(/"[^"]*":/g, '')}]`,
        ) as string[],
      ),
    ).to.deep.equal([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('orders nested keys, digits included, and leaves arrays in their order', () => {
    expect(canonicalJson(parse('[56, {"d": true, "10": null, "1": []}]'))).to.equal('[56,{"1":[],"10":null,"d":true}]');
    const nested =
      '{"1": {"f": {"f": "hi","F": 5} ,"\\n": 56.0}, "10": {}, "": "empty", "a": {}, "111": [{"e": "yes","E": "no"}], "A": {}}';
    const ordered =
      '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}';
    expect(canonicalJson(parse(nested))).to.equal(ordered);
  });

  it('keeps text as it is, unnormalised, and takes __proto__ for a key', () => {
    expect(canonicalJson(parse('{"text":"A\\u030a"}'))).to.equal('{"text":"A\u030a"}');
    expect(canonicalJson(parse('{"b":1,"__proto__":{"a":2}}'))).to.equal('{"__proto__":{"a":2},"b":1}');
  });

  for (const [bits, json] of [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ] as const)
    it(`writes the number ${bits} as ${json} (RFC 8785, appendix B)`, () =>
      expect(canonicalJson(fromBits(bits))).to.equal(json));

  for (const bits of ['7fffffffffffffff', '7ff0000000000000'])
    it(`refuses ${fromBits(bits)} (RFC 8785, appendix B)`, () =>
      expect(() => canonicalJson([fromBits(bits)])).to.throw());

  for (const [where, value, pointer] of [
    ['a text', { sections: [{ body: 'half \ud83d' }] }, '/sections/0/body'],
    ['a key', { 'a/b': { '\udc00': 1 } }, '/a~1b/\udc00'],
    ['the value itself', '\ud800', ''],
  ] as const)
    it(`refuses half a character in ${where} and says where`, async () => {
      const error = await rejection(() => canonicalJson(value));
      expect(error).to.be.instanceOf(AvvError);
      expect([error.code, error.details.pointer]).to.deep.equal(['lone-surrogate', pointer]);
    });

  it('takes text that merely spells out an escape', () => {
    expect(canonicalJson({ text: '\\ud83d and \\\\udc00' })).to.equal('{"text":"\\\\ud83d and \\\\\\\\udc00"}');
  });
});

describe('digest', () => {
  it('is the SHA-256 of the canonical form in base64url', async () => {
    expect(await digestOf({})).to.equal('sha-256:RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o');
    expect(await digestOf(parse(SAMPLE))).to.equal('sha-256:LV4BoxjQ8IeatWjEviicix9k74khpTxid9XgaZeLqss');
  });

  it('does not depend on order and white space, but on every character', async () => {
    const [a, b, c] = await Promise.all(
      ['{"a":1,"b":"ä"}', '{ "b" : "\\u00e4", "a" : 1.0 }', '{"a":1,"b":"a\u0308"}'].map((text) =>
        digestOf(parse(text)),
      ),
    );
    expect(a).to.equal(b);
    expect(a).not.to.equal(c);
  });

  it('is missing where the page has no secure context', async () => {
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      expect(await digestOf({})).to.equal(undefined);
      expect((await rejection(() => digestOf('\ud800'))).code).to.equal('lone-surrogate');
    } finally {
      delete (crypto as { subtle?: unknown }).subtle;
    }
    expect(await digestOf({})).to.be.a('string');
  });
});

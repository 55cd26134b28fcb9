import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { AvvError } from '../../src/agreement/errors.js';
import { MAX_DEPTH, parseJson } from '../../src/agreement/json.js';

/** The error of a text that is refused; nothing but an AvvError may be thrown. */
function refusal(text: string, maxDepth?: number): AvvError | undefined {
  try {
    parseJson(text, maxDepth);
    return undefined;
  } catch (error) {
    expect(error, JSON.stringify(text).slice(0, 200)).to.be.instanceOf(AvvError);
    return error as AvvError;
  }
}

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('parseJson', () => {
  it('gives what JSON.parse gives', () => {
    const text = ' {"a":[1,-0,2.5e-3,true,false,null,"\\u00fc\\n\\"\\\\ \u{1F642}"],"":{},"b":[[]]}\r\n\t';
    expect(parseJson(text)).to.deep.equal(JSON.parse(text));
    for (const scalar of ['"x"', '0', '-1E+2', 'true', 'null', '""'])
      expect(parseJson(scalar)).to.equal(JSON.parse(scalar));
  });

  it('keeps __proto__ as an ordinary member', () => {
    const value = parseJson('{"__proto__":{"polluted":1},"constructor":2}') as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).to.equal(Object.prototype);
    expect(Object.keys(value)).to.deep.equal(['__proto__', 'constructor']);
    expect(value.polluted).to.equal(undefined);
  });

  for (const [text, line, column, pointer, expected, received] of [
    ['', 1, 1, '', 'a value', 'the end of the file'],
    ['{\n  "a": 1,\n}', 3, 1, '/a', 'a name in double quotes', '"}"'],
    ['{\r\n"a": [1,\r\n 2 3]}', 3, 4, '/a/1', '"," or "]"', '"3"'],
    ['[\r1 2]', 2, 3, '/0', '"," or "]"', '"2"'],
    ['{"a" 1}', 1, 6, '/a', '":"', '"1"'],
    ["{'a': 1}", 1, 2, '/', 'a name in double quotes', '"\'"'],
    ['[1,]', 1, 4, '/1', 'a value', '"]"'],
    ['[01]', 1, 3, '/0', '"," or "]"', '"1"'],
    ['[.5]', 1, 2, '/0', 'a value', '"."'],
    ['[NaN]', 1, 2, '/0', 'a value', '"N"'],
    ['{"a/b~": ["x\\q"]}', 1, 13, '/a~1b~0/0', 'a valid escape', '"\\\\"'],
    ['["\\u12g4"]', 1, 3, '/0', 'a valid escape', '"\\\\"'],
    ['["a\tb"]', 1, 4, '/0', 'an escape for this character', '"\\t"'],
    ['["open', 1, 7, '/0', '"\\""', 'the end of the file'],
    ['{} x', 1, 4, '', 'the end', '"x"'],
    ['[1] \u{1F642}', 1, 5, '', 'the end', '"\u{1F642}"'],
    ['// note\n{}', 1, 1, '', 'a value', '"/"'],
    ['[\u00a01]', 1, 2, '/0', 'a value', '"\u00a0"'],
  ] as const) {
    it(`places the mistake in ${JSON.stringify(text)}`, () => {
      const error = refusal(text)!;
      expect(error.code).to.equal('syntax');
      expect(error.details).to.deep.equal({ line, column, pointer, expected, received });
      expect(error.message).to.equal(`Line ${line}, column ${column}: expected ${expected}, found ${received}`);
    });
  }

  it('places a name that comes twice, however it is written', () => {
    const { code, details } = refusal('{"s":[{},\n{"a":1, "\\u0061":2}]}')!;
    expect(code).to.equal('duplicate-key');
    expect(details).to.deep.equal({ line: 2, column: 9, pointer: '/s/1/a' });
    expect(refusal('{"__proto__":1,"__proto__":2}')!.code).to.equal('duplicate-key');
    expect(refusal('[{"a":1},{"a":{"a":2}}]')).to.equal(undefined);
  });

  it('places half a character in a text or a name', () => {
    expect(refusal('{"a":["x","\\ud83d"]}')).to.deep.include({ code: 'lone-surrogate', details: { pointer: '/a/1' } });
    expect(refusal('{"a":{"\\uDE42":1}}')!.details.pointer).to.equal('/a/\ude42');
    expect(refusal('["\ud83d"]')!.code).to.equal('lone-surrogate');
    expect(parseJson('"\\ud83d\\ude42"')).to.equal('\u{1F642}');
    expect(parseJson('"\\\\ud83d"')).to.equal('\\ud83d');
  });

  it('allows so many levels and no more', () => {
    expect(refusal(nested(MAX_DEPTH))).to.equal(undefined);
    const { code, details } = refusal(nested(MAX_DEPTH + 1))!;
    expect(code).to.equal('too-deep');
    expect(details).to.include({ limit: MAX_DEPTH, column: MAX_DEPTH + 1, pointer: '/0'.repeat(MAX_DEPTH) });
    expect(refusal('{"a":{}}', 1)!.details.limit).to.equal(1);
    expect(refusal(nested(1_000_000))!.code).to.equal('too-deep');
  });

  it('takes strings with any number of escapes', () => {
    for (const count of [998, 999, 1000, 1001, 300_000]) {
      const text = JSON.stringify({ ['\n'.repeat(count)]: `${'\\'.repeat(count)}x` });
      expect(JSON.stringify(parseJson(text)) === text, `${count}`).to.equal(true);
    }
  });
});

describe('parseJson beside JSON.parse', () => {
  const value = fc.jsonValue({ maxDepth: 8, stringUnit: 'binary' });
  const text = fc
    .tuple(value, fc.constantFrom(undefined, 1, '\t'))
    .map(([json, indent]) => JSON.stringify(json, null, indent));
  const snippet = fc.array(
    fc.constantFrom(...'{}[]:,"\\/ \n\t\r0123456789-+.eEtruefalsnxu', '\0', '\uFEFF', '\u2028', 'ü'),
    { maxLength: 3 },
  );
  const edit = fc.record({ at: fc.nat(), removed: fc.nat(3), added: snippet });

  const edited = (original: string, edits: { at: number; removed: number; added: string[] }[]): string =>
    edits.reduce((result, { at, removed, added }) => {
      const start = at % (result.length + 1);
      return result.slice(0, start) + added.join('') + result.slice(start + removed);
    }, original);

  function isJson(candidate: string): boolean {
    try {
      JSON.parse(candidate);
      return true;
    } catch {
      return false;
    }
  }

  it('takes everything that JSON.stringify writes, as it is', () => {
    const same = (json: string) => void expect(parseJson(json)).to.deep.equal(JSON.parse(json));
    fc.assert(fc.property(text, same), { numRuns: 500 });
  });

  it('agrees on what is JSON and what is not', () => {
    const seen = { accepted: 0, refused: 0 };
    const agree = (json: string, edits: Parameters<typeof edited>[1]) => {
      const candidate = edited(json, edits);
      const code = refusal(candidate)?.code;
      // The stricter rules may speak first, before a syntax error further on.
      if (code !== undefined && code !== 'syntax') return;
      seen[code ? 'refused' : 'accepted']++;
      expect(code === undefined, JSON.stringify(candidate)).to.equal(isJson(candidate));
    };
    fc.assert(fc.property(text, fc.array(edit, { minLength: 1, maxLength: 3 }), agree), { numRuns: 3000 });
    expect(seen.accepted).to.be.greaterThan(200);
    expect(seen.refused).to.be.greaterThan(200);
  });

  it('notices every name that comes twice', () => {
    const names = fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(names, fc.nat(), (all, index) => {
        const twice = all[index % all.length]!;
        const members = [...all, twice].map((name) => `${JSON.stringify(name)}:0`);
        const { code, details } = refusal(`[{${members.join()}}]`)!;
        expect(code).to.equal('duplicate-key');
        expect(details.pointer).to.equal(`/0/${twice.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      }),
    );
  });
});

describe('parseJson with hostile texts of 2 MiB', () => {
  const SIZE = 2 * 1024 * 1024;
  const fill = (unit: string): string => unit.repeat(SIZE / unit.length);
  for (const [name, text] of Object.entries({
    'an open string': `"${fill('a')}`,
    'an open string of escapes': `"${fill('\\n')}`,
    'backslashes and no end': `"${fill('\\')}`,
    digits: fill('1'),
    'a number that breaks off': `[${fill('1')}.`,
    'white space': fill(' '),
    'white space and quotes': fill('" '),
    'empty members': `{${fill('"":')}`,
    'numbers in a list': `[${fill('0,')}0]`,
    'lists in a list': `[${fill('[],')}[]]`,
    'new lines, then a mistake': `${fill('\n')}x`,
    'paired surrogates': `"${fill('\u{1F642}')}"`,
  })) {
    it(`does not get slower and slower with ${name}`, () => {
      const start = performance.now();
      refusal(text);
      expect(performance.now() - start).to.be.lessThan(5000); // a second at most, but for slow engines on busy machines
    });
  }
});

/** Loads in a realm whose prototypes are frozen before any code of ours runs: to touch one of them throws. */
for (const { prototype } of [Object, Array, Function, String, Number, RegExp, Promise, Map, Set])
  Object.freeze(prototype);
const { load } = await import('../../src/agreement/load.js');

addEventListener('message', ({ data }: MessageEvent<string>) => {
  load(data).then(
    ({ agreement }) => postMessage({ keys: Object.keys(agreement), polluted: Reflect.get({}, 'polluted') as unknown }),
    (error: unknown) => postMessage({ error: String(error) }),
  );
});
postMessage('ready');

export {};

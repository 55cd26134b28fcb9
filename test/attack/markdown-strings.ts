/** A hostile text, and what a page may put into `{{key}}` in it. Each calls `fire(id)` if it ever gets to run. */
export interface Attack {
  id: number;
  text: string;
  value: string;
}

/** HTML that runs code where it is inserted as it is. */
const HTML: ((code: string) => string)[] = [
  (code) => `<img src=x onerror=${code}>`,
  (code) => `<IMG SRC="x" ONERROR="${code}">`,
  (code) => `<img/src=x/onerror=${code}>`,
  (code) => `<svg onload=${code}>`,
  (code) => `<svg><animate onbegin=${code} attributeName=x dur=1s>`,
  (code) => `<video><source onerror=${code}></video>`,
  (code) => `<audio src=x onerror=${code}></audio>`,
  (code) => `<iframe srcdoc="<script>parent.${code}</script>"></iframe>`,
  (code) => `<iframe src="javascript:parent.${code}"></iframe>`,
  (code) => `<details open ontoggle=${code}><summary>x</summary></details>`,
  (code) => `<link rel=stylesheet href=x onerror=${code}>`,
  (code) => `<object data=x onerror=${code}></object>`,
  (code) => `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart=${code}>x</b>`,
  (code) => `<marquee onstart=${code}>x</marquee>`,
  (code) => `<noscript><p title="</noscript><img src=x onerror=${code}>">`,
  (code) => `<math><mtext><table><mglyph><style><img src=x onerror=${code}>`,
  (code) => `<a href="javascript:${code}">x</a>`,
  (code) => `<script>${code}</script>`,
  (code) => `<body onload=${code}>`,
  (code) => `<!--><img src=x onerror=${code}>-->`,
  (code) => `<base href="javascript:/${code}//"><a href=#>x</a>`,
];

const HTML_PLACES: ((html: string) => string)[] = [
  (html) => html,
  (html) => `word ${html} word`,
  (html) => `# ${html}`,
  (html) => `- ${html}\n- word: ${html}`,
  (html) => `> ${html}`,
  (html) => `| head |\n|:-|\n| ${html} |`,
  (html) => `\`${html}\``,
  (html) => `\`\`\`${html}\n${html}\n\`\`\``,
  (html) => `[${html}](https://a.example)`,
  (html) => `![${html}](https://a.example)`,
  (html) => `[x](https://a.example '${html}')`,
  (html) => `[x](<https://a.example/${html.replace(/[<>]/g, '')}">)`,
  (html) => `<https://a.example/${html}>`,
  (html) => html.replaceAll('<', '&lt;').replaceAll('>', '&#62;'),
  (html) => `{{${html}}}`,
  (html) => `x" ${html.replace(/[<>]/g, '')} y="`,
];

/** Link targets that run code when they are followed, spelt in ways that filters overlook. */
const TARGETS: ((code: string) => string)[] = [
  (code) => `javascript:${code}`,
  (code) => `JaVaScRiPt:${code}`,
  (code) => `java\tscript:${code}`,
  (code) => `java\u000bscript:${code}`,
  (code) => `\u0001javascript:${code}`,
  (code) => `\u00a0javascript:${code}`,
  (code) => `java\u00adscript:${code}`,
  (code) => `&#106;avascript:${code}`,
  (code) => `&#x6A;avascript:${code}`,
  (code) => `java&#9;script:${code}`,
  (code) => `java&#10;script:${code}`,
  (code) => `javascript&#58;${code}`,
  (code) => `javascript&colon;${code}`,
  (code) => `java&Tab;script:${code}`,
  (code) => `javascript\\:${code}`,
  (code) => `javascript://%0a${code}`,
  (code) => `%6Aavascript:${code}`,
  (code) => `vbscript:${code}`,
  (code) => `data:text/html,<script>parent.${code}</script>`,
  (code) => `data:text/html;base64,${btoa(`<script>parent.${code}</script>`)}`,
  (code) => `blob:https://a.example/${code}`,
  (code) => `file:///${code}`,
  (code) => `view-source:javascript:${code}`,
  (code) => `#"onclick="${code}`,
];

const TARGET_PLACES: ((target: string) => string)[] = [
  (target) => `[x](${target})`,
  (target) => `[x](<${target}>)`,
  (target) => `<${target}>`,
  (target) => `![x](${target})`,
  (target) => `[x][y]\n\n[y]: ${target}`,
  (target) => `[y]\n\n[y]: <${target}>`,
  (target) => `[![x](${target})](${target})`,
  (target) => `# [x](${target})`,
  (target) => `1. [x](${target})`,
  (target) => `| head |\n|-|\n| [x](${target}) |`,
  (target) => `**{{key}} [x](${target})**`,
];

const combinations = (
  sources: readonly ((code: string) => string)[],
  places: readonly ((source: string) => string)[],
): ((code: string) => { text: string; value: string })[] =>
  sources.flatMap((source) => places.map((place) => (code) => ({ text: place(source(code)), value: 'x' })));

const inPlaceholders = HTML.map((html) => (code: string) => ({ text: 'word {{key}} word', value: html(code) }));

/** Every source in every place. */
export const attacks: readonly Attack[] = [
  ...combinations(HTML, HTML_PLACES),
  ...combinations(TARGETS, TARGET_PLACES),
  ...inPlaceholders,
].map((make, id) => ({ id, ...make(`fire(${id})`) }));

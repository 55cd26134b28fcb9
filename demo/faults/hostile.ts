import { served, type FaultCase } from './case.js';
import { asText, sample } from './sample.js';

/** What every script here would do if one of them ever ran. */
const ATTACK = 'globalThis.attacked=true';

const LINKS = `
[Zum Vertrag](javascript:${ATTACK}), [zur Anlage](JaVaScRiPt&colon;${ATTACK}), [zur Liste](data:text/html,<script>${ATTACK}</script>),
[zum Archiv](vbscript:x), [zum Impressum](//muster.example/impressum), <javascript:${ATTACK}>.

Erlaubt bleiben [Webseiten](https://muster.example/agb), [E-Mail](mailto:avv@muster.example) und [Telefon](tel:+494055500100).
`;

const MARKUP = `
Der Anbieter <script>${ATTACK}</script> verarbeitet <img src="x" onerror="${ATTACK}"> Daten.

<svg onload="${ATTACK}"></svg><iframe srcdoc="<script>parent.${ATTACK}</script>"></iframe>
<style>avv-viewer { display: none }</style><form action="https://evil.example"><input autofocus onfocus="${ATTACK}"></form>

![Logo](https://evil.example/pixel.gif)
`;

const CONTROLS =
  'Zahlungen gehen an \u202Emuster\u202C. Der Link [muster.example](https://xn--mster-kva.example/), der Host [https://bank.example](https://evil.example/) ' +
  'und dazu ein \u0007 und ein \u2066isolierter\u2069 Rest.';

const NESTING = [
  `${'> '.repeat(3000)}tief`,
  `${'_a '.repeat(8000)}`,
  `${'['.repeat(3000)}x${'](y)'.repeat(3000)}`,
  `${'- '.repeat(2000)}Punkt`,
];

const LONG = {
  title: `Vertrag ${'Auftragsverarbeitungsvereinbarungsverzeichnis'.repeat(12)}`,
  label: '§ 1.2.3.4.5.6.7.8.9.10 in der jeweils geltenden Fassung',
  body: `Ein Wort ohne Trennstelle: ${'x'.repeat(2000)}.\n\n| a | b |\n|---|---|\n| ${'y'.repeat(400)} | 1 |`,
};

const withSections = (...bodies: string[]) => ({
  ...sample,
  sections: bodies.map((body, index) => ({
    id: `s-${index + 1}`,
    label: `§ ${index + 1}`,
    title: `Klausel ${index + 1}`,
    body,
  })),
});

/** Files that follow the format and want to harm the reader. */
export const hostileCases: readonly FaultCase[] = [
  {
    id: 'links',
    title: ['Links mit Skript', 'Script links'],
    text: [
      'Links, die Code ausführen würden. Übrig bleibt ihr Text; Webadressen, E-Mail und Telefon gehen weiter.',
      'Links that would run code. Their text remains; web, e-mail and phone links still work.',
    ],
    file: () => served(asText(withSections(LINKS))),
  },
  {
    id: 'markup',
    title: ['HTML im Text', 'HTML in the text'],
    text: [
      'Skripte, Bilder, Rahmen und Styles. Sie stehen als Text da, nichts wird geladen.',
      'Scripts, images, frames and styles. They stand there as text, nothing is loaded.',
    ],
    file: () => served(asText({ ...withSections(MARKUP), title: `Vertrag <b onclick="${ATTACK}">fett</b>` })),
  },
  {
    id: 'controls',
    title: ['Täuschungen', 'Deceptions'],
    text: [
      'Steuerzeichen, die die Leserichtung umdrehen, und Links, deren Name nicht ihr Ziel ist. Beides wird sichtbar.',
      'Control characters that reverse the text, and links whose name is not their target. Both become visible.',
    ],
    file: () => served(asText(withSections(CONTROLS))),
  },
  {
    id: 'nesting',
    title: ['Verschachtelung', 'Nesting'],
    text: [
      'Texte, an denen Markdown-Programme hängen bleiben. Sie erscheinen als einfacher Text.',
      'Texts that stall Markdown programs. They appear as plain text.',
    ],
    file: () => served(asText(withSections(...NESTING))),
  },
  {
    id: 'lengths',
    title: ['Überlange Wörter', 'Overlong words'],
    text: ['Titel, Nummern und Wörter, die jede Zeile sprengen.', 'Titles, numbers and words that burst every line.'],
    file: () =>
      served(
        asText({
          ...sample,
          title: LONG.title,
          sections: [{ id: 's-1', label: LONG.label, title: LONG.title, body: LONG.body }],
        }),
      ),
  },
  {
    id: 'prototype',
    title: ['Prototyp-Angriff', 'Prototype attack'],
    text: [
      'Schlüssel wie __proto__, die Programme umbauen sollen. Der Vertrag erscheint unverändert.',
      'Keys such as __proto__, meant to rebuild programs. The agreement appears unchanged.',
    ],
    file: () =>
      served(
        asText(sample).replace(
          /}$/,
          `, "__proto__": { "attacked": true }, "constructor": { "prototype": { "attacked": true } } }`,
        ),
      ),
  },
];

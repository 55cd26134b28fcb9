export interface Example {
  number: number;
  markdown: string;
}

const EXAMPLE = /^`{32} example\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$/gm;

/** The examples of the CommonMark specification, in which `→` stands for a tab. */
export async function commonMarkExamples(): Promise<Example[]> {
  const response = await fetch('/node_modules/commonmark-spec/spec.txt');
  const [specification] = (await response.text()).split('<!-- END TESTS -->');
  return [...specification!.matchAll(EXAMPLE)].map(([, markdown], index) => ({
    number: index + 1,
    markdown: markdown!.replaceAll('→', '\t'),
  }));
}

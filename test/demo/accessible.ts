import type { Page } from 'playwright-core';

/** A control or text as assistive technology gets it. */
export interface Told {
  role: string;
  name: string;
  description: string;
  properties: Readonly<Record<string, unknown>>;
}

interface AxNode {
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
}

/** What Chromium tells of the whole page, of the given roles. */
export async function toldBy(page: Page, roles: readonly string[]): Promise<Told[]> {
  const devTools = await page.context().newCDPSession(page);
  const { nodes } = (await devTools.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  await devTools.detach();
  return nodes.filter(({ ignored, role }) => !ignored && roles.includes(role?.value ?? '')).map(toldOf);
}

const toldOf = ({ role, name, description, properties = [] }: AxNode): Told => ({
  role: role!.value,
  name: name?.value ?? '',
  description: description?.value ?? '',
  properties: Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
});

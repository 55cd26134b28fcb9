/**
 * What the browser tells assistive technology. Playwright has given up its own snapshot, so this asks Chromium's
 * DevTools. For @web/test-runner; `accessibilityTree` is the test's side of it.
 */
export const accessibilityTreePlugin = () => ({
  name: 'accessibility-tree',
  async executeCommand({ command, session }) {
    if (command !== 'accessibility-tree') return undefined;
    const page = session.browser.getPage(session.id);
    const devTools = await page.context().newCDPSession(page);
    try {
      const { nodes } = await devTools.send('Accessibility.getFullAXTree');
      return nodes.filter(({ ignored }) => !ignored).map(summary);
    } finally {
      await devTools.detach();
    }
  },
});

const summary = ({ nodeId, parentId, role, name, properties = [] }) => ({
  id: nodeId,
  parent: parentId,
  role: role?.value,
  name: name?.value ?? '',
  properties: Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
});

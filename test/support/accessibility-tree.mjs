/**
 * What the browser tells assistive technology. Playwright has given up its own snapshot, so this asks Chromium's
 * DevTools. For @web/test-runner; `accessibility-tree.ts` is the tests' side of it.
 */
export const accessibilityTreePlugin = () => ({
  name: 'accessibility-tree',
  async executeCommand({ command, session }) {
    if (command !== 'accessibility-tree') return undefined;
    const page = session.browser.getPage(session.id);
    const devTools = await page.context().newCDPSession(page);
    try {
      const { nodes } = await devTools.send('Accessibility.getFullAXTree');
      const byId = new Map(nodes.map((node) => [node.nodeId, node]));
      return [...inOrder(nodes[0], byId)].map(summary);
    } finally {
      await devTools.detach();
    }
  },
});

/** As it is read: DevTools list the nodes level by level. */
function* inOrder(node, byId) {
  if (!node) return;
  yield node;
  for (const id of node.childIds ?? []) yield* inOrder(byId.get(id), byId);
}

const summary = ({ nodeId, parentId, ignored, role, name, properties = [] }) => ({
  id: nodeId,
  parent: parentId,
  ignored,
  role: role?.value,
  name: name?.value ?? '',
  properties: Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
});

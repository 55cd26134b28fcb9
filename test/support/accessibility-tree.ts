import { executeServerCommand } from '@web/test-runner-commands';

/** A node of the tree that assistive technology gets, as Chromium's DevTools tell it. */
export interface AccessibleNode {
  id: string;
  parent: string | undefined;
  role: string;
  name: string;
  properties: Record<string, unknown>;
}

export class AccessibilityTree {
  constructor(readonly nodes: readonly AccessibleNode[]) {}

  all(role: string, within?: AccessibleNode): AccessibleNode[] {
    return this.nodes.filter((node) => node.role === role && (!within || this.#isIn(node, within)));
  }

  #isIn(node: AccessibleNode | undefined, ancestor: AccessibleNode): boolean {
    return node !== undefined && (node.id === ancestor.id || this.#isIn(this.#parentOf(node), ancestor));
  }

  #parentOf({ parent }: AccessibleNode): AccessibleNode | undefined {
    return this.nodes.find(({ id }) => id === parent);
  }
}

/** The page's tree. Chromium only; needs `accessibilityTreePlugin` in the runner's settings. */
export const accessibilityTree = async (): Promise<AccessibilityTree> =>
  new AccessibilityTree(await executeServerCommand<AccessibleNode[], never>('accessibility-tree'));

import { executeServerCommand } from '@web/test-runner-commands';

/** A node of the tree that assistive technology gets, as Chromium's DevTools tell it. */
export interface AccessibleNode {
  id: string;
  parent: string | undefined;
  /** Only stands between others, and is not told. */
  ignored: boolean;
  role: string;
  name: string;
  properties: Record<string, unknown>;
}

export class AccessibilityTree {
  constructor(readonly nodes: readonly AccessibleNode[]) {}

  /** The nodes of a role, in the order in which they are read. */
  all(role: string, within?: AccessibleNode): AccessibleNode[] {
    const told = this.nodes.filter((node) => node.role === role && !node.ignored);
    return within ? told.filter((node) => this.#isIn(node, within)) : told;
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

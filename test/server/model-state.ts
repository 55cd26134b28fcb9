import type { AnyReceipt } from '../../src/acceptance/schema.js';

/** What a client sends. Few values each, so that keys, records and customers meet again. */
export interface Post {
  customer: string;
  key: number;
  /** Tells one valid record from another. */
  words: number;
  test: boolean;
  /** Not of the right shape; or of the right shape, but without the declaration that the agreement requires. */
  fault: 'shape' | 'content' | undefined;
}

export interface Erasure {
  customer: string;
  test: boolean;
}

export type Outcome = '200' | '201' | '410 erased' | '422 invalid' | '422 key-reused';

interface Act {
  post: Post;
  receipt: AnyReceipt;
  erased: boolean;
}

/** A link of the chain as it must be exported. */
export interface Link {
  id: string;
  act?: Act;
  erased?: string[];
}

/** All that the endpoint promises about one chain, without digests, transactions and databases. */
export class ChainModel {
  readonly links: Link[] = [];

  private get acts(): Act[] {
    return this.links.flatMap(({ act }) => act ?? []);
  }

  /** What the answer to a post must be at this moment. */
  answerTo(post: Post): Outcome {
    const holder = this.holderOf(post);
    if (post.fault === 'shape' || (post.fault && !holder)) return '422 invalid';
    if (!holder) return '201';
    if (holder.erased) return '410 erased';
    return isSame(holder.post, post) ? '200' : '422 key-reused';
  }

  holderOf({ key }: Post): Act | undefined {
    return this.acts.find(({ post }) => post.key === key);
  }

  accept(post: Post, receipt: AnyReceipt): void {
    this.links.push({ id: receipt.id, act: { post, receipt, erased: false } });
  }

  /** Ids of the receipts that an erasure would take at this moment. */
  keptOf(customer: string): string[] {
    return this.keptActsOf(customer).map(({ receipt }) => receipt.id);
  }

  erase(customer: string, id: string): void {
    this.links.push({ id, erased: this.keptOf(customer) });
    for (const act of this.keptActsOf(customer)) act.erased = true;
  }

  latestOf(customer: string): AnyReceipt | undefined {
    return this.keptActsOf(customer).at(-1)?.receipt;
  }

  private keptActsOf(customer: string): Act[] {
    return this.acts.filter(({ post, erased }) => !erased && post.customer === customer);
  }
}

const isSame = (one: Post, other: Post): boolean =>
  !other.fault && one.customer === other.customer && one.words === other.words;

/** Trials stand apart. */
export class Model {
  private readonly live = new ChainModel();
  private readonly trials = new ChainModel();

  chain(test: boolean): ChainModel {
    return test ? this.trials : this.live;
  }
}

/** Key and certificate (PEM) as `node:https` takes them. */
export function selfSigned(name: string): { key: string; cert: string };

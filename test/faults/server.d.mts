export interface FaultOrigins {
  /** Where the faults are. */
  origin: string;
  /** The same with TLS; nobody has signed the certificate. */
  secure: string;
  /** Where nothing listens. */
  refused: string;
  /** A host that has no address. */
  unknown: string;
}
export interface FaultServer extends FaultOrigins {
  close(): Promise<void>;
}
export function startFaultServer(): Promise<FaultServer>;
export function faultServerPlugin(): object;

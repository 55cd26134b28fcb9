export interface FaultOrigins {
  /** Where the faults are. */
  origin: string;
  /** Where nothing listens. */
  refused: string;
}
export interface FaultServer extends FaultOrigins {
  close(): Promise<void>;
}
export function startFaultServer(): Promise<FaultServer>;
export function faultServerPlugin(): object;

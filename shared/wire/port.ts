/** One end of the bridge: a MessagePort in Electron, a socket in the browser host, one of two arrays in tests. */
export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the other side is gone, so that its watches can be dropped. Every real transport has it. */
  onClose?(listener: () => void): void;
  close(): void;
}

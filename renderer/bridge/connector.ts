import type { Port } from '../../shared/wire/port.ts';

/** Gives a window ports to its station, one after the other: a new one after every loss. */
export type Connector = {
  /** @returns stops looking for ports and closes the last one */
  readonly start: (on: { readonly port: (port: Port) => void; readonly lost: () => void }) => () => void;
};

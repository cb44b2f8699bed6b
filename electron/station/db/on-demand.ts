/** A file of the console that is opened when it is first asked for: the first page of the queue does not wait for it. */
export type OnDemand<T> = { use(): T; close(): void };

/** @param open may throw; then it is tried again at the next use */
export function onDemand<T extends { close(): void }>(open: () => T): OnDemand<T> {
  let [opened, closed]: [T | null, boolean] = [null, false];
  return {
    use() {
      if (closed) throw new Error('a closed file was asked for');
      opened ??= open();
      return opened;
    },
    close() {
      closed = true;
      opened?.close();
    },
  };
}

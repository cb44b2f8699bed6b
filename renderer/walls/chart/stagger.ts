const SECOND = 1000;
const SLOT_MS = 160;

/**
 * Wait, ms, until the next moment of a chart's slot in the second, so that charts do not draw in the same frame (P11). A chart
 * asked again before its moment waits for the same one.
 * @param uptime monotonic ms
 */
export const waitForSlot = (slot: number, uptime: number): number => {
  const phase = (slot * SLOT_MS) % SECOND;
  return (((phase - (uptime % SECOND)) % SECOND) + SECOND) % SECOND;
};

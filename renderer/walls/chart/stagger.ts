const SECOND = 1000;
/**
 * Parts of the second in which charts draw (P11). Each part costs a frame of the whole page and each chart in it lengthens that frame:
 * of twelve charts on a 4K page two a part keep the longest frame within a display's beat, and half of the frames
 * are saved.
 */
export const PARTS = 6;

/**
 * Wait, ms, until the next moment of a chart's slot in the second, so that not all charts draw in the same frame (P11). A chart
 * asked again before its moment waits for the same one.
 * @param slot charts that are to draw apart have different ones below `PARTS`; neighbours share one best @param uptime monotonic ms
 */
export const waitForSlot = (slot: number, uptime: number): number => {
  const phase = ((slot % PARTS) * SECOND) / PARTS;
  return (((phase - (uptime % SECOND)) % SECOND) + SECOND) % SECOND;
};

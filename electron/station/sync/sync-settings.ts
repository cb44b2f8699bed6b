/** Times of the line, ms (◊: a centre may set them). */
export const syncSettings = {
  /** Between two pings; the loss of a silent line is seen after `silence` (O1: ≤5 s). */
  ping: 2_000,
  silence: 4_500,
  /** A connection that is not there after this long is tried anew. */
  connect: 3_000,
  /** No welcome after this long: whatever answers there is no hub, or one that is stuck. */
  greeting: 8_000,
  /** A hub that answers pings meanwhile has many to let in: it gets this long. */
  crowded: 60_000,
  /** Between two knocks while there is no line, shortened by chance: the hub's return is seen within two seconds (O1). */
  knock: 1_400,
  /** A knock that was not answered by then is forgotten. */
  knockAnswer: 3_000,
  /** Sockets without a knock: waits double up to the cap, each shortened by chance, so that 500 consoles do not come at once (P9). */
  firstWait: 2_000,
  waitCap: 30_000,
  /** No delta, page or settlement for this long: ask or offer again. Only the timer or progress resends. */
  resend: 5_000,
  /** A hub of another version, or one that refused this console, is tried again so late. */
  barredWait: 30_000,
  signIn: 10_000,
  /** Settled acts that are offered again to a hub that came back older. */
  keepSettled: 14 * 24 * 3_600_000,
  /** A difference of clocks beyond this is taken over at once, below it is smoothed. */
  skewJump: 5_000,
} as const;

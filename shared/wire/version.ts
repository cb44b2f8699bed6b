/** Version of the messages between station and hub; a hub answers an older or newer station with `refused: version`. */
export const wireVersion = 2;
/** Version of the messages between window and station. */
export const bridgeVersion = 1;

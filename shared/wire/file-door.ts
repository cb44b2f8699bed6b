/*
 * What station and hub agree on about the bytes of files: `/files/EVENT/SHA256` of the hub's web server. HEAD says how much is there,
 * `PUT ?at=N` adds the next piece, GET with a range fetches one. Beside the journal's line, so that no photo keeps an act waiting.
 */

export const filesPath = '/files/';

/** Header with the id of the console, beside `authorization: Bearer TOKEN` of its session. */
export const stationHeader = 'x-griddesk-station';
/** How many bytes the hub has from the start, and whether it has all of them and their hash is right. */
export const haveHeader = 'x-griddesk-have';
export const wholeHeader = 'x-griddesk-whole';

/** Longest piece of one PUT, bytes. */
export const mostPutBytes = 256 * 1024;
/** Longest piece of one GET, bytes. */
export const mostGetBytes = 1024 * 1024;

/**
 * Why a piece was not taken. `not-attached`: the journal of the event does not (yet) name the file · `at`: the hub has another number of
 * bytes, see `have` · `wrong-type`, `wrong-hash`: what came is not what the journal names; the hub keeps none of it.
 */
export type FileRefusal =
  | 'signed-out'
  | 'not-found'
  | 'not-attached'
  | 'not-here-yet'
  | 'at'
  | 'too-long'
  | 'wrong-type'
  | 'wrong-hash'
  | 'malformed';

/*
 * A station in a process of its own that puts a file to an event and sends it until it is killed:
 * `node tests/support/run-attaching-station.ts DIR HUB_URL EVENT BYTES`. Says `attached` when the act is durable.
 */
import { openStation, until } from './station-fixture.ts';
import { attachTo, tinyPng } from './tiny-files.ts';

const [dir = '', url = '', event = '', bytes = '0'] = process.argv.slice(2);
const station = await openStation(dir, url);
await until(station, { feed: 'session' }, (s) => s.line.state === 'online');
await attachTo(station, event, tinyPng(7, Number(bytes)));
console.log('attached');

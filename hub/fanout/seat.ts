import type { Down } from '../../shared/wire/down.ts';
import type { LiveSession } from '../access/sessions.ts';
import type { SnapshotStart } from './read-snapshot.ts';

/** One connected console: what the hub knows of it while its socket lives. Lost with the socket, and nothing is lost with it. */
export type Seat = {
  readonly id: string;
  readonly send: (down: Down) => void;
  /** Everything said before is on its way: no heap of messages grows before somebody who reads slowly. */
  readonly isDrained: () => boolean;
  /** Ends the connection so that the console comes again by itself. */
  readonly hangUp: () => void;
  session: LiveSession | null;
  snapshot: SnapshotStart | null;
  /** Where the journal ended that this console was sent last, once it follows; what comes next may be sent to it unasked. */
  sentUpTo: number | null;
};

type RefusedCode = Extract<Down, { t: 'refused' }>['code'];

/** What a console shows its user: Chinese first. */
const texts: Readonly<Record<Exclude<RefusedCode, 'malformed' | 'version'>, string>> = {
  'bad-credentials': '账号或密码不正确。 Account or password is wrong.',
  'too-many-tries': '尝试次数过多，请 15 分钟后再试。 Too many tries, wait 15 minutes.',
  'session-ended':
    '登录已失效，请重新登录；未上报的操作仍保留。 The session has ended: sign in again; unsent work is kept.',
  'not-signed-in': '尚未登录。 Not signed in.',
  'not-found': '没有此事件，或无权查看。 No such event, or it is out of your scope.',
  'hub-trouble':
    '县级服务暂时出错，操作保留在本机并会自动重报。 The hub has trouble; work is kept here and offered again.',
  'station-number-spent': '值守台编号已用完（999 个）。 All 999 console numbers are given away.',
};

export function refuse(seat: Pick<Seat, 'send'>, code: keyof typeof texts, ref: string | null = null, path = ''): void {
  seat.send({ t: 'refused', ref, code, path, message: texts[code] });
}

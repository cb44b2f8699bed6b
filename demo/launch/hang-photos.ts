import { createHash } from 'node:crypto';
import type { Hub } from '../../hub/hub.ts';
import type { AttachmentPurpose } from '../../shared/domain/attachment/attachment.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { castOf } from '../life/cast.ts';
import type { CommandIds } from '../life/command-ids.ts';
import { drawPhoto, type Scene } from '../life/draw-photo.ts';
import type { OpenCounty } from './open-county.ts';

/** So many events at work carry photos; the newest, for they are what a visitor sees. */
const withPhotos = 8;
const early = ['registered', 'triage', 'assigned'] as const;
const late = ['inHandling', 'handled', 'completed'] as const;

const sceneOf = (event: GridEvent): Scene => (/路|坑|井盖|破损|塌/.test(event.title) ? 'hole' : 'rubbish');

/**
 * Puts drawn photos to a few open events of the county, once: what was reported, and where the department has been at work the same
 * place before and after. Events that carry files already are left alone, so a second start changes nothing.
 */
export async function hangPhotos(
  { hub, demo, ids }: Pick<OpenCounty, 'hub' | 'demo' | 'ids'>,
  now: number,
): Promise<void> {
  const colleague = castOf(demo.county).colleagues[0];
  const found = await hub.events([...early, ...late]);
  if (colleague === undefined || found.some((event) => (event.attachments?.length ?? 0) > 0)) return;
  const newest = [...found]
    .filter((event) => !event.flags.restricted && /垃圾|堆|杂物|渣土|路|坑|井盖|破损|塌/.test(event.title))
    .sort((a, b) => b.registeredAt - a.registeredAt || (a.id < b.id ? -1 : 1));
  const of = (states: readonly string[]): readonly GridEvent[] =>
    newest.filter((event) => states.includes(event.state)).slice(0, withPhotos / 2);
  const own = await ids('live');
  const put = (event: GridEvent, when: 'before' | 'after', purpose: AttachmentPurpose, name: string): Promise<void> =>
    putPhoto(hub, own, {
      event,
      by: colleague,
      at: now,
      purpose,
      name,
      bytes: drawPhoto(event.id, sceneOf(event), when),
    });
  for (const event of of(early)) await put(event, 'before', 'matter', '来电人现场照片.png');
  for (const event of of(late)) {
    await put(event, 'before', 'before', '处理前.png');
    await put(event, 'after', 'after', '处理后.png');
  }
}

type Photo = {
  readonly event: GridEvent;
  readonly by: Parameters<CommandIds['send']>[0];
  readonly at: number;
  readonly purpose: AttachmentPurpose;
  readonly name: string;
  readonly bytes: Buffer;
};

async function putPhoto(hub: Pick<Hub, 'offer' | 'putFile'>, ids: CommandIds, photo: Photo): Promise<void> {
  const { event, by, at, purpose, name, bytes } = photo;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { sha256, name, type: 'image/png', size: bytes.length, purpose } as const;
  const [entry] = await hub.offer([ids.send(by, at, { kind: 'event.attach', event: event.id, file })]);
  if (entry?.fact.kind === 'event.attached') await hub.putFile(event.id, file, bytes);
}

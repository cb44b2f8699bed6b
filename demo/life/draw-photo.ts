import { crc32, deflateSync } from 'node:zlib';
import { createRandom } from '../county/random.ts';

const width = 720;
const height = 480;

type Colour = readonly [number, number, number];
export type Scene = 'rubbish' | 'hole';

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, check]);
}

function png(colourAt: (x: number, y: number) => Colour): Buffer {
  const raw = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) raw.set(colourAt(x, y), y * (width * 3 + 1) + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * A street as a phone would have taken it, drawn by code: houses, a pavement, a road, and on it what was reported – or, afterwards, no
 * more of it. Equal seed, equal picture. @returns the bytes of a PNG
 */
export function drawPhoto(seed: string, scene: Scene, when: 'before' | 'after'): Buffer {
  const random = createRandom(seed);
  const houses = Array.from({ length: 6 }, (_, n) => ({
    left: n * 120 + random.int(-12, 12),
    top: random.int(90, 190),
    wall: [random.int(150, 215), random.int(140, 190), random.int(125, 175)] as Colour,
  }));
  const bags = Array.from({ length: 14 }, () => ({
    x: random.int(220, 500),
    y: random.int(318, 372),
    r: random.int(14, 34),
    colour: [random.int(30, 120), random.int(40, 110), random.int(35, 105)] as Colour,
  })).sort((a, b) => a.y - b.y);
  const hole = { x: random.int(300, 420), y: random.int(410, 430) };

  const spot = (x: number, y: number): Colour | null => {
    if (scene === 'hole') {
      const far = ((x - hole.x) / 92) ** 2 + ((y - hole.y) / 27) ** 2;
      if (when === 'after') return far < 1.2 ? [62, 62, 66] : null;
      return far < 0.7 ? [44, 38, 34] : far < 1 ? [98, 88, 78] : null;
    }
    if (when === 'after') return null;
    const bag = bags.findLast((b) => (x - b.x) ** 2 + ((y - b.y) * 1.25) ** 2 < b.r ** 2);
    if (bag === undefined) return null;
    const shade = 1 - (y - bag.y + bag.r) / (bag.r * 4);
    return [bag.colour[0] * shade, bag.colour[1] * shade, bag.colour[2] * shade];
  };
  const behind = (x: number, y: number): Colour => {
    if (y > 385) return Math.abs(y - 432) < 3 && x % 90 < 48 && scene !== 'hole' ? [226, 226, 214] : [88, 90, 95];
    if (y > 300) return (x + (y > 342 ? 20 : 0)) % 40 < 2 || y % 42 < 2 ? [168, 166, 160] : [188, 186, 180];
    const house = houses.findLast((one) => x >= one.left);
    if (house === undefined || y < house.top) return [150 + y / 4, 186 + y / 6, 214 + y / 12];
    const [col, line] = [(x - house.left) % 40, (y - house.top) % 46];
    if (col > 11 && col < 31 && line > 14 && line < 36) return [82, 104, 122];
    return house.wall;
  };
  return png((x, y) => spot(x, y) ?? behind(x, y));
}

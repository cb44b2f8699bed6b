import { expect, test } from 'vitest';
import { mediaTypeOf } from '../../shared/domain/attachment/media-type.ts';
import { drawPhoto } from './draw-photo.ts';

test('given a seed, when a photo is drawn, then it is a picture, the same each time, and another one afterwards', () => {
  const before = drawPhoto('a', 'rubbish', 'before');
  expect(mediaTypeOf(before)).toBe('image/png');
  expect(drawPhoto('a', 'rubbish', 'before')).toEqual(before);
  expect(drawPhoto('a', 'rubbish', 'after')).not.toEqual(before);
  expect(drawPhoto('b', 'hole', 'before')).not.toEqual(before);
  expect(before.length).toBeLessThan(200_000);
});

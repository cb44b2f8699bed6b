import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

const bytes = (...parts: readonly (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? Array.from(Buffer.from(part, 'latin1')) : part)));

test.each([
  ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
  ['image/png', bytes([0x89], 'PNG\r\n\x1a\n')],
  ['image/webp', bytes('RIFF', [1, 2, 3, 4], 'WEBP')],
  ['application/pdf', bytes('%PDF-1.7')],
  ['audio/wav', bytes('RIFF', [1, 2, 3, 4], 'WAVE')],
  ['audio/ogg', bytes('OggS')],
  ['audio/mpeg', bytes('ID3', [4])],
  ['audio/mpeg', bytes([0xff, 0xfb, 0x90])],
  ['audio/mp4', bytes([0, 0, 0, 28], 'ftypM4A ')],
] as const)('given the first bytes of %s, then they say so', (type, head) => {
  expect(mediaTypeOf(head)).toBe(type);
});

test.each([
  ['a program of Windows', bytes('MZ', [0x90, 0])],
  ['a program of Linux', bytes([0x7f], 'ELF')],
  ['a page', bytes('<!DOCTYPE html>')],
  ['a drawing with scripts in it', bytes('<svg xmlns=')],
  ['an archive or a document of an office program', bytes('PK', [3, 4])],
  ['a script', bytes('#!/bin/sh')],
  ['a video', bytes([0, 0, 0, 28], 'ftypisom')],
  ['text', bytes('hello')],
  ['nothing', bytes()],
])('given %s, then no listed type is found', (_what, head) => {
  expect(mediaTypeOf(head)).toBeNull();
});

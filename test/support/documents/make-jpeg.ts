/** What a JPEG says of itself, and what there is. */
export interface JpegShape {
  readonly width: number;
  readonly height: number;
  readonly components?: number;
  /** Rows that are told once more after the picture. */
  readonly rowsToldAgain?: number;
  /** How many blocks of 8 by 8 there are; left out: as many as it says. */
  readonly blocks?: number;
}

/** A grey JPEG: each block takes two bits, so that a small file has many. */
export function makeJpeg({ width, height, components = 1, rowsToldAgain, blocks }: JpegShape): Buffer {
  const segment = (mark: number, ...data: number[]) => [
    ...[0xff, mark, (data.length + 2) >> 8, (data.length + 2) & 255],
    ...data,
  ];
  const two = (value: number) => [value >> 8, value & 255];
  const ids = Array.from({ length: components }, (_, at) => at + 1);
  // One code of one bit in each table: no change of brightness, and the end of the block.
  const table = (kind: number) => [kind, 1, ...Array.from({ length: 15 }, () => 0), 0];
  const count = blocks ?? Math.ceil(width / 8) * Math.ceil(height / 8) * components;
  return Buffer.concat([
    Buffer.from([
      ...[0xff, 0xd8],
      ...segment(0xdb, 0, ...Array.from({ length: 64 }, () => 1)),
      ...segment(0xc0, 8, ...two(height), ...two(width), components, ...ids.flatMap((id) => [id, 0x11, 0])),
      ...segment(0xc4, ...table(0)),
      ...segment(0xc4, ...table(0x10)),
      ...segment(0xda, components, ...ids.flatMap((id) => [id, 0]), 0, 63, 0),
    ]),
    Buffer.alloc(Math.ceil((2 * count) / 8)),
    Buffer.from(rowsToldAgain === undefined ? [] : segment(0xdc, ...two(rowsToldAgain))),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** How far a project file may go; a file that claims more is refused before its bytes are unpacked. */
export const limits = {
  headerBytes: 16_384,
  /** Of one frame, unpacked: the largest single row a project can have fits. */
  frameBytes: 288_000_000,
  /** A frame is closed when it holds so much. */
  frameTargetBytes: 1_000_000,
  /** The writer stores what would pack better than this as it is, so a frame that claims more is not its. */
  packedAtMost: 100,
  /** Of the whole file, unpacked, and its rows. */
  totalBytes: 8_000_000_000,
  rows: 5_000_000,
  frames: 2_000_000,
} as const;

/** scrypt (RFC 7914) as files are written, and what is accepted on reading: memory is 128 · N · r bytes. */
export const scryptUsed = { n: 131_072, r: 8, p: 1 } as const;
export const scryptAccepted = { n: [16_384, 262_144], r: [8, 8], p: [1, 2] } as const;

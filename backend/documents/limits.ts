/** What is read at most; said to the person whenever something is left out. */
export const limits = {
  /** Of a file as it lies on the disk. */
  fileBytes: 50 * 2 ** 20,
  /** Of everything packed in a file, unpacked. */
  unpackedBytes: 200 * 2 ** 20,
  /** Of unpacked to packed size; below `smallBytes` unpacked any ratio is let through. */
  unpackedRatio: 100,
  smallBytes: 4 * 2 ** 20,
  pages: 2000,
  cells: 5_000_000,
  /** Of a document's text, in UTF-16 code units; tables grow when each row names its columns. */
  textLength: 100 * 2 ** 20,
  /** Elements in one another; the deepest pages and documents that people write have some dozens. More takes parsers too long. */
  elementDepth: 50_000,
} as const;

/** What the thread that reads files may use, for createWorker: a picture of the most pixels takes 600 MiB beside its heap. */
export const documentWorkerLimits = {
  ...{ memoryMb: 768, arraysMb: 1024 },
  ...{ stallMs: 30_000, idleMs: 60_000 },
} as const;

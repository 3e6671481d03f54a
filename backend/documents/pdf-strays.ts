/**
 * pdf.js fetches pages ahead, and nobody waits for those promises when something before them fails, nor always before
 * they are broken: of a PDF with a damaged page in its midst a rejection is left, for which Node would end the thread, with
 * the document that is read or the one after it. Nothing is lost by passing it over: a page that is read fails itself, and
 * is told. Any other rejection ends the thread as before.
 */
export function passOverPdfStrays(thread: NodeJS.EventEmitter): void {
  thread.on('unhandledRejection', (reason: unknown) => {
    if (!isOfPdfReader(reason)) throw reason;
  });
}

/** Every exception of pdf.js's reading half is made by a class that comes from one of this name. */
function isOfPdfReader(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false;
  for (
    let maker: unknown = reason.constructor;
    typeof maker === 'function';
    maker = Object.getPrototypeOf(maker)
  )
    if (maker.name === 'BaseException') return true;
  return false;
}

/** Characters that some file system refuses in a name. */
const forbidden = /[\\/:*?"<>|\p{Cc}]/gu;

/** A name for a file, without its ending, made of a title. */
export function fileNameOf(title: string): string {
  return title.replace(forbidden, ' ').trim().slice(0, 100) || 'Inkling';
}

/** True on a Mac, where chords are written with the Command key. */
export const isMac = () => window.inkling.platform === 'darwin';

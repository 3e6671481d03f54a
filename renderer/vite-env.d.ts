/// <reference types="vite/client" />

/** What the app is built from, collected when the window is built (scripts/toolchain/licences/). */
declare module 'virtual:notices' {
  interface NoticedPart {
    readonly name: string;
    /** Null for models, which are known by their hashes. */
    readonly version: string | null;
    /** An expression of SPDX. */
    readonly licence: string;
    readonly kind: 'program' | 'model' | 'package';
    /** Its place in `texts`. */
    readonly text: number;
  }
  const notices: { readonly parts: readonly NoticedPart[]; readonly texts: readonly string[] };
  export default notices;
}

import { useEffect } from 'react';

interface StyleProps {
  readonly styles: string;
  readonly dynamic?: boolean;
}

/**
 * Stands in for the package `react-style-singleton`, with which Radix keeps the page from scrolling under a sheet. The
 * package writes a style element, which the content security policy refuses; this adopts a style sheet instead. Like
 * there, the sheet is made for the first that is shown and goes with the last, and is made anew only if `dynamic`.
 */
export function styleSingleton() {
  let shown = 0;
  let sheet: CSSStyleSheet | null = null;

  const add = (styles: string) => {
    if (shown++ > 0) return;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  const remove = () => {
    if (--shown > 0) return;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    sheet = null;
  };

  return function StyleSheet({ styles, dynamic }: StyleProps) {
    useEffect(() => {
      add(styles);
      return remove;
      // Styles that aren't dynamic stay as they were first given.
      // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [styles && dynamic]);
    return null;
  };
}

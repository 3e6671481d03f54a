/** The colours and the face of a chart, as the tokens have them now. */
export interface ChartTheme {
  readonly ink: string;
  readonly second: string;
  readonly third: string;
  readonly hairline: string;
  readonly strong: string;
  readonly accent: string;
  readonly wash: string;
  readonly amber: string;
  readonly paper: string;
  readonly face: string;
}

/** Reads the tokens of the page. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string) => asRgb(style.getPropertyValue(name).trim());
  return {
    ink: token('--ink'),
    second: token('--ink-2'),
    third: token('--ink-3'),
    hairline: token('--hairline'),
    strong: token('--hairline-strong'),
    accent: token('--accent'),
    wash: token('--accent-wash'),
    amber: token('--amber'),
    paper: token('--paper'),
    face: style.fontFamily,
  };
}

/**
 * How a chart says what is under the pointer. Drawn as the rest of it is: echarts' other way, an element filled with
 * markup, would make markup of names that a person wrote, and the page refuses it.
 */
export function chartTooltip(theme: ChartTheme) {
  return {
    renderMode: 'richText' as const,
    confine: true,
    backgroundColor: theme.paper,
    borderColor: theme.hairline,
    textStyle: { color: theme.ink, fontSize: 12 },
  };
}

const canvas = { context: null as CanvasRenderingContext2D | null };

/** A colour in a form that echarts, which knows no oklch, can mix: painted and read back. */
function asRgb(colour: string): string {
  canvas.context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const { context } = canvas;
  if (!context) return colour;
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}

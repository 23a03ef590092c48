/** A statechart with its drawing: places in pixels, text set in a monospaced font. */
export interface Chart {
  readonly machine: string;
  readonly kind: 'thread' | 'object';
  readonly description?: string;
  readonly source?: string;
  readonly width: number;
  readonly height: number;
  /** Outer states before inner ones. */
  readonly states: readonly ChartState[];
  readonly edges: readonly ChartEdge[];
  /** Dots that point at the state in which a machine or a compound state starts. */
  readonly starts: readonly Box[];
}

/** A place in the drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box of a statechart. */
export interface ChartState extends Box {
  /** Dotted path. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'atomic' | 'compound' | 'parallel';
  readonly description?: string;
  readonly source?: string;
  readonly tags: readonly string[];
  /** Written inside the box: what it takes without being left, and what leads from it to a state inside. */
  readonly lines: readonly ChartLine[];
}

/** An arrow of a statechart: every transition between the same two states. */
export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  /** One line for each transition. */
  readonly transitions: readonly ChartTransition[];
  /** Corners of the arrow; empty for the arrow of a starting dot. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly label?: Box;
}

/** A transition that is written and has no arrow. */
export interface ChartLine extends ChartTransition {
  /** The state inside that it leads to; absent when the box is not left. */
  readonly to?: string;
}

/** What an arrow stands for. */
export interface ChartTransition {
  readonly event: string;
  readonly guard?: string;
  readonly description?: string;
  readonly source?: string;
  readonly facts?: string;
}

/** A kernel log at a glance: what became of every object, and the events line by line. */
export interface LogPicture {
  readonly log: string;
  /** The last line of it. */
  readonly lines: number;
  /** Marks along the log. */
  readonly scale: readonly LogTick[];
  /** Pagemaps, each before its pages. */
  readonly bars: readonly LogBar[];
  /** Pagemaps and pages that are not drawn. */
  readonly pagemapsLeft: number;
  readonly pagesLeft: number;
  readonly events: readonly LogEvent[];
  /** Events before those that are listed. */
  readonly eventsBefore: number;
  /** Events after those that are listed. */
  readonly eventsLeft: number;
}

/** A line of a log, and the seconds from its first event to the last one up to that line. */
export interface LogTick {
  readonly line: number;
  /** Absent before the first event. */
  readonly seconds?: number;
}

/** The states that a pagemap or a page went through. */
export interface LogBar {
  readonly name: string;
  readonly kind: 'pagemap' | 'page';
  /** The scene of the run that explains it. */
  readonly scene: string;
  readonly parts: readonly LogPart[];
  /** When memunmap_pages waits for the pagemap, or a file system for a page of it. */
  readonly waits: readonly LogWait[];
  /** The line at which the model no longer follows. */
  readonly endsAt?: number;
}

/** One state of an object, from the line that brought it there to the line that ended it. */
export interface LogPart {
  readonly state: string;
  readonly from: number;
  readonly to: number;
  readonly violation?: true;
}

/** A wait in lines of its log. */
export interface LogWait {
  /** The function that waits. */
  readonly in: string;
  readonly by: string;
  readonly from: number;
  readonly to: number;
  /** Seconds, where the log shows the end of it. */
  readonly seconds?: number;
  readonly asleep?: number;
  /** Pages that were in use while it lasted. */
  readonly pages: number;
}

/** Like events of one task that follow each other. */
export interface LogEvent {
  readonly from: number;
  readonly to: number;
  readonly times: number;
  readonly seconds: number;
  readonly by: string;
  readonly event: string;
  /** What a script wrote into the log. */
  readonly mark?: string;
  /** The scene that explains it. */
  readonly scene?: string;
}

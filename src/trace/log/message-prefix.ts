/** What journald and syslog write before a line of the kernel. */
const SYSLOG =
  /^(?:[A-Z][a-z]{2} [ \d]\d [\d:.]{8,}|\d{4}-\d\d-\d\d[T ][\d:.,+Z-]+(?: [+-]\d{4})?) \S+ kernel(?:\[\d+\])?: ?/;

/** What whoever listens at a serial line writes before each line: a date and a time. */
const SERIAL = /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,:+Z-]*\]? +/;

/** The level, time and caller of printk; with a level, `dmesg -r`; with a date, `dmesg -T`. */
const PRINTK =
  /^(?:<\d+>)?\[(?: *\d+\.\d+|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]+ \d{4})\](?:\[ *[TC]\d+\])? ?/;

/** A line without what others have put before it. */
interface Stripped {
  readonly text: string;
  /** printk has printed it: it may be any message of the kernel. */
  readonly isMessage: boolean;
}

/** Takes off what printk, a journal or a serial console has put before a line. */
export function stripped(raw: string): Stripped {
  if (!mayHavePrefix(raw.charCodeAt(0))) return { text: raw, isMessage: false };
  const outside = raw.replace(SYSLOG, '');
  const bare = outside.length === raw.length ? raw.replace(SERIAL, '') : outside;
  const text = bare.replace(PRINTK, '');
  const isMessage = text.length < bare.length || outside.length < raw.length;
  return { text, isMessage };
}

/** Nothing that ftrace prints begins with a bracket, a digit or a capital letter unless it is a task's name. */
function mayHavePrefix(code: number): boolean {
  const isDigit = code >= 0x30 && code <= 0x39;
  const isCapital = code >= 0x41 && code <= 0x5a;
  return code === 0x5b || code === 0x3c || isDigit || isCapital;
}

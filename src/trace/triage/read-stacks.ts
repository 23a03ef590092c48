import { stripped } from '../log/message-prefix.ts';

/** A stack of a kernel, the innermost function first. */
export interface Stack {
  /** Line at which it begins. */
  readonly line: number;
  readonly comm?: string;
  readonly pid?: number;
  readonly functions: string[];
}

/** What a text of a kernel has of stacks and of splats. */
interface Stacks {
  readonly kernel?: string;
  readonly stacks: readonly Stack[];
  readonly splats: readonly string[];
}

/** `INFO: task rmmod:4121 blocked for more than 122 seconds.` */
const HUNG = /\btask (.+):(\d+) blocked (?:for more than|on)/;

/** `task:rmmod state:D stack:0 pid:4121 …` of sysrq-w and of newer reports. */
const TASK = /^task:(.+?)\s+state:\S+\s+stack:\s*\d+\s+pid:\s*(\d+)/;

/** The same before 5.13: `rmmod           D    0  4121   3990 0x00000000`. */
const OLD_TASK = /^(\S.{0,15}?)\s+[DSRTtIZX]\s+\d+\s+(\d+)\s+\d+\s+0x[0-9a-f]{8}/;

/** `CPU: 3 PID: 4121 Comm: rmmod …`. */
const COMM = /\bPID: (\d+)(?: UID: \d+)? Comm: (.+?)(?: Kdump:| Not tainted| Tainted| E\b)/;

/** A frame: `function+0x1/0x2 [module]`, in /proc/PID/stack with `[<0>]` before; one with `?` may be left over. */
const FRAME =
  /^(\? )?(?:\[<[0-9a-f]+>\] )?(\? )?([A-Za-z_][\w.]*)\+0x[0-9a-f]+(?:\/0x[0-9a-f]+)?(?: \[.*\])?$/;

/** The release in what a report says of its kernel. */
const RELEASE = [
  /Linux version (\d+\.\d+\S*)/,
  /(?:Not tainted|Tainted: [^0-9]*?)\s(\d+\.\d+\S*)/,
  /^\s*kernel (?:version )?(\d+\.\d+\.\d+\S*)/i,
];

const SPLAT =
  /(BUG: KASAN: .*|WARNING: possible circular locking dependency detected|BUG: unable to handle .*|possible recursive locking detected|WARNING: CPU: \d+ PID: \d+ at .*(?:memremap|percpu-refcount|gup|dax|migrate_device)\S*.*)/;

/** Reads the stacks of a hung-task report, of sysrq-w, of /proc/PID/stack or of a splat, with any prefix. */
export function readStacks(lines: Iterable<string>): Stacks {
  let kernel: string | undefined;
  const stacks: Stack[] = [];
  const splats: string[] = [];
  let task: Pick<Stack, 'comm' | 'pid'> = {};
  let open: Stack | undefined;
  let line = 0;
  for (const raw of lines) {
    line++;
    const text = stripped(raw.trimEnd()).text.trim();
    kernel ??= releaseIn(text);
    const splat = SPLAT.exec(text)?.[1];
    if (splat !== undefined && splats.length < SPLATS_MAX) splats.push(splat);
    const named = taskIn(text);
    if (named) {
      task = named;
      open = undefined;
      continue;
    }
    const [, before, after, name] = FRAME.exec(text) ?? [];
    if (name === undefined) {
      if (!/^(?:<\/?(?:TASK|IRQ|NMI)>|Call Trace:|Workqueue:|RIP:.*|)$/.test(text))
        open = undefined;
      continue;
    }
    if (before !== undefined || after !== undefined) continue;
    if (!open) {
      open = { line, functions: [], ...task };
      if (stacks.length < STACKS_MAX) stacks.push(open);
    }
    open.functions.push(name.replace(/\.(?:isra|constprop|part|cold)(?:\.\d+)*/g, ''));
  }
  return { stacks, splats, ...(kernel !== undefined && { kernel }) };
}

const STACKS_MAX = 10_000;
const SPLATS_MAX = 20;

function releaseIn(text: string): string | undefined {
  for (const form of RELEASE) {
    const found = form.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

function taskIn(text: string): Pick<Stack, 'comm' | 'pid'> | undefined {
  const [, comm, pid] = HUNG.exec(text) ?? TASK.exec(text) ?? OLD_TASK.exec(text) ?? [];
  if (comm !== undefined) return { comm, pid: Number(pid) };
  const [, ofPid, ofComm] = COMM.exec(text) ?? [];
  return ofComm === undefined ? undefined : { comm: ofComm, pid: Number(ofPid) };
}

import type { Chart } from '../../../src/chart/chart.ts';
import { logPicture } from '../../../src/explore/log-picture.ts';
import { scenesOfLog } from '../../../src/explore/log-scenes.ts';
import type { LogPicture, Scene } from '../../../src/explore/page-data.ts';
import { DocumentError } from '../../../src/schemas/document-error.ts';
import type { LogVerdict } from '../../../src/schemas/verdict.ts';
import { checkLogFully } from '../../../src/trace/check-log.ts';
import { readLog } from '../../../src/trace/log/read-log.ts';

/**
 * Holds a kernel log against the models, in the page: the verdict, and the runs that explain it. Nothing
 * is drawn here; a machine has a chart where the page came with one.
 *
 * @throws DocumentError when the text is no kernel log
 */
export function openLog(
  text: string,
  file: string,
  charts: readonly Chart[],
): { scenes: Scene[]; log: LogVerdict; picture: LogPicture } {
  const log = readLog(text, file);
  if (log.events.length === 0)
    throw new DocumentError(
      file,
      '',
      'is neither JSON nor a kernel log: no line of it is an event',
      'open the text of ftrace, or what unplug verify --save, --json or --itf wrote',
    );
  const checked = checkLogFully(log);
  const drawn = new Map(charts.map(({ machine }, i) => [machine, i]));
  const scenes = scenesOfLog(checked, ({ def }) => drawn.get(def.id));
  return { scenes, log: checked.verdict, picture: logPicture(log, checked, scenes) };
}

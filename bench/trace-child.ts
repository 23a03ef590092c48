/** Follows one log and prints what it took: CPU seconds and the most memory that was resident. */
import { checkLogFile } from '../src/trace/log-file.ts';
import { logText } from '../src/report/log/log-text.ts';
import { cpuSeconds } from './cpu.ts';

const { seconds, value } = await cpuSeconds(() => checkLogFile(process.argv[2]!));
const { verdict, events, pagemaps, pages } = value;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  JSON.stringify({ seconds, megabytes, verdict, text: logText(value), events, pagemaps, pages }),
);

#!/usr/bin/env node
import { call } from './call.ts';
import { endWithOutput } from './terminal/output-streams.ts';

endWithOutput();
await call(process.argv.slice(2));

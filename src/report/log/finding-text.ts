import type { Assumed, FindingOf, LogFinding } from '../../schemas/log-finding.ts';
import { mapperText, memoryUserText, numberOf, spanText } from './memory-user-text.ts';
import { some } from '../text/some.ts';
import { fileSystemWaitText, unregisterWaitText } from './wait-text.ts';

const A_RETURN = 'a return is missing (the kernel drops some when too many run at once)';
const THE_CALLBACK =
  'the count is right only if the RCU callback of the kill is running at that very moment';

/** What one finding says, in words; a line that it stands at is told by whoever prints it. */
export function findingText(finding: LogFinding): string {
  const { kind, line, object } = finding;
  switch (kind) {
    case 'breaks': {
      const { what, second } = finding.facts;
      const by = second
        ? `, by ${second.by}; the first by ${second.first.by} at line ${second.first.line}`
        : '';
      return `${object}: ${what}${by}`;
    }
    case 'refused':
      return refusalText(finding);
    case 'another range':
      return `${object} was registered with another range`;
    case 'range of another':
      return `the range of ${object} belongs to ${finding.facts.owner}, which is still registered`;
    case 'page of another':
      return `struct page ${finding.facts.page} belongs to ${finding.facts.owner}, which is still registered, not to ${object}`;
    case 'return without entry':
      return `${finding.facts.by} returns from ${finding.facts.function}, which it has not entered`;
    case 'lookup of another':
      return `get_dev_pagemap returns ${finding.facts.result}, which is not registered for the page frame asked for`;
    case 'cached lookup':
      return `the lookup is handed a cached pagemap (${finding.facts.cached}) that is not the page frame's, which is not modelled`;
    case 'split folio':
      return `page ${finding.facts.page} is part of a folio of order ${finding.facts.order} that was handed out as one: it was split unseen, which is not modelled`;
    case 'in use at removal':
      return `nothing in the log gives back (munmap and folio_put leave no event): ${memoryUserText(finding.facts.user)}`;
    case 'would have told':
      return howToTell(finding.facts);
    case 'wait':
      return unregisterWaitText(finding);
    case 'file system wait':
      return fileSystemWaitText(finding);
    case 'assumes':
      return `follows only if ${finding.facts.either.map(assumedText).join(', or ')}`;
    case 'other order': {
      const { before, cpu, cpuBefore, us } = finding.facts;
      return `line ${line} (CPU ${cpu}) is taken before line ${before} (CPU ${cpuBefore}), ${us} us apart`;
    }
    case 'older lines':
      return `order: lines older than one before them, by no more than ${finding.facts.skewUs} us: ${finding.facts.lines}`;
    case 'not armed': {
      const { events, type } = finding.facts;
      const unseen =
        type === undefined ? '' : `, so that the users of type ${type} memory are not seen`;
      return `not armed: ${events.join(', ')}${unseen}`;
    }
    case 'lost': {
      const { text, missed } = finding.facts;
      return `events are ${missed === undefined ? 'lost' : 'missing'} (line ${line}: ${text})`;
    }
    case 'type not told':
      return `no event tells which type of memory ${object} is: what holds it and what ends its use is not known (record type in memremap_pages)`;
    case 'registered before':
      return `${object} was registered before the log began`;
    case 'given up':
      return `${object}: ${givenUpText(finding.facts)}`;
    case 'out of order':
      return `line ${line} is older than the line before it: the order of events is not known`;
    case 'granted': {
      const { missingReturn, callback } = finding.facts;
      return [...(missingReturn ? [A_RETURN] : []), ...(callback ? [THE_CALLBACK] : [])].join(
        ', and ',
      );
    }
    case 'no model of type':
      return `no model for type ${finding.facts.type} yet`;
    case 'no model of kernel': {
      const { release, isRelease } = finding.facts;
      const why = isRelease
        ? 'pages hold no reference before 6.1; a distribution may carry later changes under an older number: name with --kernel the release of kernel.org whose mm/memremap.c is like it'
        : 'that is no release as uname -r prints it';
      return `no model for kernel ${release}: ${why}`;
    }
    case 'no offsets':
      return 'no line "# offsets: ref=R done=D" and no --offsets: which pagemap an event is about is not known';
    case 'no pagemap':
      return 'the log tells of no pagemap';
    case 'overridden': {
      const { what, head, given } = finding.facts;
      return what === 'kernel'
        ? `judged as kernel ${given} (--kernel), although the head names ${head}`
        : `judged with --${what} ${given}, although the head says ${head}`;
    }
    case 'no kernel address': {
      const { address, page } = finding.facts;
      const whose = page === undefined ? 'the' : `${page}: its`;
      return `${address} is no kernel address: ${whose} struct page was never initialised for a pagemap`;
    }
    case 'callers lost': {
      const { function: name, caller } = finding.facts;
      return `the callers are lost (${name} returns to ${caller} at line ${line}): another tracer or a trampoline took them, so that it is not known who pins; record without function_graph and other return probes`;
    }
    case 'pins unseen': {
      const { by, call } = finding.facts;
      const what =
        call === undefined
          ? `${by} maps it, and no event would show who pins (arm pin_user_pages_fast and vmsplice)`
          : `${by} maps it and enters ${call} at line ${line}`;
      return `${what}: a reference that get_user_pages_fast takes leaves no event of the page on this kernel, and neither does its put, so that nothing shows whether it was put before the struct pages went`;
    }
    case 'put unseen': {
      const { by, pins, first, last } = finding.facts;
      return `${numberOf(pins, 'reference')} of ${by}, taken at ${spanText({ first, last })}, may have been put before: a put by folio_put leaves no event`;
    }
    case 'unfinished': {
      const { by, call, in: inside = call, inSince = line, asleep } = finding.facts;
      const how = asleep === undefined ? 'running' : `asleep since line ${asleep}`;
      return `unfinished: ${call} by ${by} is entered at line ${line} and has not returned when the log ends: ${how} in ${inside} since line ${inSince}`;
    }
    case 'freed nothing': {
      const { by, call, times, first, last } = finding.facts;
      return `${numberOf(times, 'eviction')} by ${by} (${call} at ${spanText({ first, last })}) freed nothing while pages were in use: an extra reference or the folio lock is held`;
    }
    case 'unread':
      return `lines that cannot be read: ${finding.facts.lines}, the first is line ${line}: ${finding.facts.first}`;
    case 'more':
      return `${finding.facts.count} more`;
  }
}

/** Why an event has no explanation: the states possible there, what refused it, what was near. */
function refusalText({ object, facts }: FindingOf<'refused'>): string {
  const { by, event, after, because, possible, nearest } = facts;
  const what = event === undefined ? `${by} goes on to something else` : `${event} by ${by}`;
  const last = after === undefined ? 'its first event' : `last accepted line ${after}`;
  const states = some(possible).map((text) => `[${text}]`);
  return [
    `${object}: ${what} cannot be explained (${last})`,
    `because ${some(because).join('; or ')}`,
    `possible there: ${states.join(' or ')}`,
    ...(nearest.length > 0 ? [`nearest legal event: ${some(nearest).join(', ')}`] : []),
  ].join('; ');
}

function howToTell({ what, mappers, arm }: FindingOf<'would have told'>['facts']): string {
  if (what === 'kill_dev_dax')
    return 'kill_dev_dax is to unmap device-dax while its driver is unbound (unmap_mapping_range), which the log does not show';
  const who = mappers.length === 1 ? mapperText(mappers[0]!) : 'those who map it';
  const or = arm === undefined ? '' : `, or arm ${arm}`;
  return `unless ${who} unmapped unseen: let the process write "user: = munmap -> 0" to trace_marker${or}`;
}

function assumedText({ what, by, line }: Assumed): string {
  switch (what) {
    case 'layout break':
      return `the layout break of ${by} at line ${line} was of the only file of this memory that is in use`;
    case 'unmount':
      return `the unmount by ${by} at line ${line} was of this memory`;
    case 'exit of umount':
      return `${by}, which exits at line ${line}, has unmounted the file system of this memory`;
    case 'end of process':
      return `the exit of ${by} at line ${line} ended its process`;
    case 'whole munmap':
      return `the munmap of ${by} at line ${line} was of this memory, all of it`;
  }
}

function givenUpText(facts: FindingOf<'given up'>['facts']): string {
  return facts.why === 'pages'
    ? `more than ${facts.most} pages are in use at once, which are not counted while the clocks of CPUs may differ; each of them is followed`
    : 'too much happens before its count is known';
}

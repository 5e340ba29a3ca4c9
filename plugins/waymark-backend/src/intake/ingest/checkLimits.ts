import type { Fault } from 'backstage-plugin-waymark-common';
import { eventKind } from 'backstage-plugin-waymark-common';
import type { ModelHint } from 'backstage-plugin-waymark-node';
import type { CheckedEvent } from './checkEvent';
import type { Sender } from './IngestService';

/** A source token, or a topic's entry in the configuration, fixes what may be said. */
export function checkLimits(
  { event, named }: CheckedEvent,
  sender: Sender,
  hints: ModelHint[],
): Fault[] {
  const { limits } = sender;
  if (!limits) return [];
  const { source, type } = event.context;
  const { subject } = event;
  const faults: Fault[] = [];
  const fault = (path: string, message: string) =>
    faults.push({ path, message });
  const { sources, types } = limits;
  const whose = sender.byToken ? 'this token was' : 'this topic is';
  if (sources && !sources.includes(source)) {
    fault(
      '/source',
      sources.length === 1
        ? `must be ${sources[0]}, the one ${whose} made for`
        : `must be one of those ${whose} made for: ${sources.join(', ')}`,
    );
  }
  // An incident is known by its subject: under another's source it is theirs
  const incident = eventKind(type)?.startsWith('incident.');
  if (incident && sources && !sources.includes(subject.source ?? source)) {
    fault(
      '/data/subject/source',
      `must be ${sources.join(' or ')} or left out: ${
        sender.byToken ? 'this token' : 'this topic'
      } speaks of no other’s incidents`,
    );
  }
  // What names no model but is known by another name is looked up first
  if (named || hints.length === 0) faults.push(...checkModel(named, sender));
  if (types && !types.some(prefix => type.startsWith(prefix))) {
    fault('/type', `must begin with one of ${types.join(', ')}`);
  }
  // A pipeline does not approve what it deploys itself
  if (sender.byToken && !limits.approver && isApproval(type)) {
    fault(
      '/type',
      'is an approval, which a token may tell of only if its source was marked approver by somebody with waymark.source.create.any',
    );
  }
  return faults;
}

function isApproval(type: string): boolean {
  return /^dev\.cdeventsx?\.approval\./.test(type);
}

/** Whether a sender may speak of the model an event was found to be of. */
export function checkModel(
  model: string | undefined,
  { limits, byToken }: Sender,
): Fault[] {
  const models = limits?.models;
  if (!models || (model && models.includes(model))) return [];
  const whose = byToken ? 'this token was' : 'this topic is';
  return [
    {
      path: '/data/customData/waymark/model',
      message: `must be one of those ${whose} made for: ${models.join(', ')}`,
    },
  ];
}

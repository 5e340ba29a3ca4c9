import {
  eventKind,
  type UnassignedGroup,
} from 'backstage-plugin-waymark-common';

/** `service.deployed` of a CDEvents type; another type in full. */
export function kindWords(type: string): string {
  return eventKind(type) ?? type;
}

/** What events name in place of a model: "gitlab.com/project-slug lending/scores". */
export function nameWords(group: UnassignedGroup): string {
  const [hint] = group.hints;
  if (hint) return `${hint.annotation} ${hint.value}`;
  return group.subject ?? 'nothing a model is known by';
}

/** "1 event", "12 events". */
export function countWords(count: number): string {
  return `${count} ${count === 1 ? 'event' : 'events'}`;
}

/** The events of a group: "service.deployed events that name …". */
export function groupWords(group: UnassignedGroup): string {
  return `${kindWords(group.type)} events that name ${nameWords(group)}`;
}

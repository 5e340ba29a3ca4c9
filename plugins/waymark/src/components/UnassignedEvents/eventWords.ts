import {
  eventKind,
  type UnassignedGroup,
} from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** `service.deployed` of a CDEvents type; another type in full. */
export function kindWords(type: string): string {
  return eventKind(type) ?? type;
}

/** What events name in place of a model: "gitlab.com/project-slug lending/scores". */
export function nameWords(t: Translate, group: UnassignedGroup): string {
  const [hint] = group.hints;
  if (hint) return `${hint.annotation} ${hint.value}`;
  return group.subject ?? t('unassigned.nothingKnown');
}

/** "1 event", "12 events". */
export function countWords(t: Translate, count: number): string {
  return t('unassigned.count', { count });
}

/** The events of a group: "service.deployed events that name …". */
export function groupWords(t: Translate, group: UnassignedGroup): string {
  return t('unassigned.group', {
    type: kindWords(group.type),
    name: nameWords(t, group),
  });
}

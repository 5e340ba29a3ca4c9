import { eventKind } from './eventTypes';

describe('eventKind', () => {
  it.each([
    ['dev.cdevents.service.deployed.0.3.0', 'service.deployed'],
    ['dev.cdevents.change.merged.0.4.0-draft', 'change.merged'],
    ['dev.cdevents.change.merged.1.0.0', undefined],
    ['dev.cdeventsx.waymark-event.withdrawn.0.1.0', 'waymark-event.withdrawn'],
    ['dev.cdevents.waymark-event.withdrawn.0.1.0', undefined],
    ['dev.cdeventsx.service.deployed.0.3.0', undefined],
    ['dev.cdeventsx.acme-kettle.boiled.0.1.0', undefined],
    ['dev.cdevents.service.deployed', undefined],
    ['com.example.service.deployed.0.3.0', undefined],
  ])('of %s is %s', (type, kind) => {
    expect(eventKind(type)).toBe(kind);
  });
});

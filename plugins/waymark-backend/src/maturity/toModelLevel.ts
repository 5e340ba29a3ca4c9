import type {
  MaturityResult,
  ModelLevel,
} from 'backstage-plugin-waymark-common';

/** A model's level as lists show it, of its results, the primary one first. */
export function toModelLevel([primary]: MaturityResult[]): ModelLevel {
  const { framework, level, of, levelTitle, target } = primary;
  // The primary framework makes one level
  return { framework, level: level!, of, title: levelTitle!, target };
}

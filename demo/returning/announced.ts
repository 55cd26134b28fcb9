import type { AnnouncedChange } from '../../src/agreement/schema.js';
import { ownCopy, werkbank } from '../providers.js';
import type { Case } from './cases.js';
import { day } from './days.js';

/**
 * The announced changes of subprocessors in a case, with days that move along with the calendar. Where customers may
 * object, there is one of each kind: running, running out earlier, over, in effect.
 */
export function announcedFor(name: Case, now: Date): AnnouncedChange[] {
  const isOver = name === 'outdated';
  const [announced, objectUntil] = isOver ? [day(now, -1, 1), day(now, 0, 0)] : [day(now, 0, 1), day(now, 2, 0)];
  const { changes = [] } = ownCopy(werkbank).subprocessors!;
  const own = changes.map((change) => ({ ...change, announced, objectUntil, effective: day(now, 3, 1) }));
  return name === 'objection' ? [...own, ...furtherChanges(now)] : own;
}

const furtherChanges = (now: Date): AnnouncedChange[] => [
  {
    id: 'change-arvensprache',
    kind: 'replaced',
    entries: ['lumenwald'],
    replaces: 'arvensprache',
    announced: day(now, 0, 1),
    objectUntil: day(now, 1, 15),
    effective: day(now, 2, 1),
    reason: 'Lange Dokumente werden künftig in Frankreich verarbeitet.',
  },
  {
    id: 'change-kuvertino',
    kind: 'changed',
    entries: ['kuvertino'],
    announced: day(now, -2, 1),
    objectUntil: day(now, 0, 0),
    effective: day(now, 1, 1),
    reason: 'Der Versand läuft über ein weiteres Rechenzentrum desselben Anbieters.',
  },
  {
    id: 'change-grasdijk',
    kind: 'added',
    entries: ['grasdijk'],
    announced: day(now, -4, 1),
    objectUntil: day(now, -3, 0),
    effective: day(now, -2, 1),
  },
];
